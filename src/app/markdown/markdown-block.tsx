import { memo, useMemo, useState } from 'react';
import type { Connection } from '#contract/connection.ts';
import { classNames } from '#app/lib/class-names.ts';
import { FallbackBoundary } from '#app/components/fallback-boundary.tsx';
import type { CitedSource } from './citations.ts';
import { closeLastText } from './close-marks.ts';
import { mergeDefinitions } from './definitions.ts';
import { NO_DEFINITIONS, type Block, type Definitions } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { RenderedBlocks } from './rendered-blocks.tsx';

type MarkdownBlockProps = {
  markdown: string;
  /** A part of a longer block. Without it, `markdown` is parsed. */
  block?: Block | undefined;
  sources: readonly CitedSource[];
  connection: Pick<Connection, 'origin'>;
  open?: boolean;
  /** Definitions of the whole text. */
  definitions?: Definitions;
};

export const MarkdownBlock = memo(function MarkdownBlock(props: MarkdownBlockProps) {
  const { markdown, block, open = false } = props;
  // Keeps a streamed block's elements when it is finished.
  const [streamed] = useState(open);
  const part = block?.part;
  const className = classNames(
    'flow-root text-prose break-words',
    // Code and tables are as wide as the page allows.
    '[&>:is(p,h3,h4,h5,h6,ul,ol,blockquote,div)]:max-w-answer print:[&>*]:max-w-none',
    open && 'prose-caret',
    part?.isFirst === false && '[&>*:first-child]:mt-0',
    part?.isLast === false && '[&>*:last-child]:mb-0',
  );
  return (
    <div data-searchable className={className}>
      <FallbackBoundary fallback={<p className="my-2 whitespace-pre-wrap">{markdown}</p>}>
        <Parsed {...props} streamed={streamed} />
      </FallbackBoundary>
    </div>
  );
});

function Parsed({
  markdown,
  block,
  definitions,
  open = false,
  streamed,
  ...context
}: MarkdownBlockProps & { streamed: boolean }) {
  const parsed = useMemo(() => {
    const known = block === undefined ? parseBlocks(markdown) : undefined;
    const blocks = known?.blocks ?? (block === undefined ? [] : [block]);
    return {
      blocks: open ? closeLastText(blocks, markdown) : blocks,
      definitions: mergeDefinitions([definitions ?? NO_DEFINITIONS, known?.definitions ?? NO_DEFINITIONS]),
    };
  }, [markdown, block, definitions, open]);
  return <RenderedBlocks {...parsed} {...context} open={open} streamed={streamed} />;
}

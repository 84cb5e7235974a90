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
  /** What to show of it, if it is a part of a longer block; else it is parsed. */
  block?: Block | undefined;
  sources: readonly CitedSource[];
  connection: Pick<Connection, 'origin'>;
  /** It is still being written: a caret stands at its end. */
  open?: boolean;
  /** What its link labels and footnotes mean, by its whole text. */
  definitions?: Definitions;
};

/** One block of an answer, or a part of a long one. Parsed again only when its own text changes. */
export const MarkdownBlock = memo(function MarkdownBlock(props: MarkdownBlockProps) {
  const { markdown, block, open = false } = props;
  // What has grown in the page keeps its elements once it is finished.
  const [grows] = useState(open);
  const part = block?.part;
  const className = classNames(
    'break-words',
    open && 'prose-caret',
    part?.isFirst === false && '[&>*:first-child]:mt-0',
    part?.isLast === false && '[&>*:last-child]:mb-0',
  );
  return (
    <div data-said className={className}>
      <FallbackBoundary fallback={<p className="my-2 whitespace-pre-wrap">{markdown}</p>}>
        <Parsed {...props} grows={grows} />
      </FallbackBoundary>
    </div>
  );
});

function Parsed({
  markdown,
  block,
  definitions,
  open = false,
  grows,
  ...context
}: MarkdownBlockProps & { grows: boolean }) {
  const parsed = useMemo(() => {
    const known = block === undefined ? parseBlocks(markdown) : undefined;
    const blocks = known?.blocks ?? (block === undefined ? [] : [block]);
    return {
      // A second block of one that is being written is undecided (`blocksOfTail`).
      blocks: open ? closeLastText(blocks, markdown) : blocks,
      definitions: mergeDefinitions([definitions ?? NO_DEFINITIONS, known?.definitions ?? NO_DEFINITIONS]),
    };
  }, [markdown, block, definitions, open]);
  return <RenderedBlocks {...parsed} {...context} open={open} grows={grows} />;
}

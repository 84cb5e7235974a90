import { memo, useMemo } from 'react';
import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import type { Connection } from '#contract/connection.ts';
import { classNames } from '#app/lib/class-names.ts';
import { FallbackBoundary } from '#app/ui/fallback-boundary.tsx';
import { closeMarks } from './close-marks.ts';
import { CodeBlock } from './code-block.tsx';
import { codeOf, type Piece } from './cut-block.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { renderMarkdown } from './render-markdown.tsx';
import { isWithinReason } from './within-reason.ts';

type MarkdownBlockProps = {
  markdown: string;
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
  /** It is still being written: a caret stands at its end. */
  open?: boolean;
  /** What links and footnotes mean in it that other blocks define, as Markdown. */
  definitions?: string;
  /** Which piece of a longer block it is. */
  piece?: Piece | undefined;
  /** That block. */
  whole?: string | undefined;
};

/** One block of an answer. Parsed again only when its own text changes; what can't be shown as Markdown is shown as text. */
export const MarkdownBlock = memo(function MarkdownBlock({ open = false, ...block }: MarkdownBlockProps) {
  const { markdown, piece } = block;
  const text = <p className="my-2 whitespace-pre-wrap">{markdown}</p>;
  const className = classNames(
    'break-words',
    open && 'prose-caret',
    piece?.isFirst === false && (piece.kind === 'list' ? '[&>*:first-child]:mt-1' : '[&>*:first-child]:mt-0'),
    piece?.isLast === false && '[&>*:last-child]:mb-0',
  );
  return (
    <div data-said className={className}>
      {piece?.kind === 'code' ? (
        <CodeBlock {...codeOf(piece)} piece={piece} whole={block.whole} colours={false} />
      ) : isWithinReason(markdown) ? (
        <FallbackBoundary fallback={text}>
          <Parsed {...block} open={open} />
        </FallbackBoundary>
      ) : (
        text
      )}
    </div>
  );
});

function Parsed({ markdown, definitions = '', piece, open, sources, connection }: MarkdownBlockProps) {
  const tree = useMemo(() => {
    const own = (piece?.opens ?? '') + (open === true ? closeMarks(markdown) : markdown);
    const { children } = parseMarkdown(own + definitions);
    const root = {
      type: 'root' as const,
      children: children.filter(({ position }) => (position?.start.offset ?? 0) < own.length),
    };
    const [first] = root.children;
    if (first?.type === 'list' && piece?.start !== undefined) first.start = piece.start;
    // What the others define is known to the tree, and shown by them.
    return { root, definitions: children };
  }, [markdown, open, definitions, piece]);
  return renderMarkdown(tree.root, tree.definitions, { sources, connection, piece, open: open === true });
}

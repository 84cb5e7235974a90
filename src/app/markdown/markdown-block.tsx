import { memo, useMemo } from 'react';
import type { TranscriptSource } from '#app/live/transcript-items.ts';
import type { Connection } from '#contract/connection.ts';
import { classNames } from '#app/lib/class-names.ts';
import { FallbackBoundary } from '#app/ui/fallback-boundary.tsx';
import { parseMarkdown } from './parse-markdown.ts';
import { renderMarkdown } from './render-markdown.tsx';
import { isWithinReason } from './within-reason.ts';

type MarkdownBlockProps = {
  markdown: string;
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
  /** It is still being written: a caret stands at its end. */
  open?: boolean;
};

/** One block of an answer. Parsed again only when its own text changes; what can't be shown as Markdown is shown as text. */
export const MarkdownBlock = memo(function MarkdownBlock({ markdown, open, ...context }: MarkdownBlockProps) {
  const text = <p className="my-2 whitespace-pre-wrap">{markdown}</p>;
  return (
    <div data-said className={classNames('break-words', open === true && 'prose-caret')}>
      {isWithinReason(markdown) ? (
        <FallbackBoundary fallback={text}>
          <Parsed markdown={markdown} {...context} />
        </FallbackBoundary>
      ) : (
        text
      )}
    </div>
  );
});

function Parsed({ markdown, sources, connection }: Omit<MarkdownBlockProps, 'open'>) {
  const tree = useMemo(() => parseMarkdown(markdown), [markdown]);
  return renderMarkdown(tree, { sources, connection });
}

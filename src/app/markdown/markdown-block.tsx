import { memo, useMemo } from 'react';
import type { TranscriptSource } from '#app/live/transcript-items.ts';
import type { Connection } from '#contract/connection.ts';
import { classNames } from '#app/lib/class-names.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { renderMarkdown } from './render-markdown.tsx';

type MarkdownBlockProps = {
  markdown: string;
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
  /** It is still being written: a caret stands at its end. */
  open?: boolean;
};

/** One block of an answer. Parsed again only when its own text changes. */
export const MarkdownBlock = memo(function MarkdownBlock({ markdown, sources, connection, open }: MarkdownBlockProps) {
  const tree = useMemo(() => parseMarkdown(markdown), [markdown]);
  return (
    <div className={classNames('break-words', open === true && 'prose-caret')}>
      {renderMarkdown(tree, { sources, connection })}
    </div>
  );
});

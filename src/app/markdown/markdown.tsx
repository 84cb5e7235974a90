import { useMemo } from 'react';
import type { Connection } from '#contract/connection.ts';
import type { CitedSource } from './citations.ts';
import { definitionsFor } from './definitions.ts';
import { FootnoteLinksProvider } from './footnote-links.tsx';
import { numberedDefinitionsIn } from './footnotes.ts';
import { appendMarkdown, closeMarkdown, NO_BLOCKS } from './incremental-blocks.ts';
import { MarkdownBlock } from './markdown-block.tsx';

type MarkdownProps = {
  text: string;
  sources: readonly CitedSource[];
  connection: Pick<Connection, 'origin'>;
};

export function Markdown({ text, sources, connection }: MarkdownProps) {
  const blocks = useMemo(() => closeMarkdown(appendMarkdown(NO_BLOCKS, text)).finished, [text]);
  const defined = useMemo(() => numberedDefinitionsIn(text), [text]);
  return (
    <FootnoteLinksProvider>
      {blocks.map((markdown, i) => (
        <MarkdownBlock
          key={i}
          markdown={markdown}
          definitions={definitionsFor(markdown, defined)}
          sources={sources}
          connection={connection}
        />
      ))}
    </FootnoteLinksProvider>
  );
}

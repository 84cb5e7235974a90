import { useMemo } from 'react';
import type { Connection } from '#contract/connection.ts';
import { appendMarkdown, closeMarkdown, NO_BLOCKS } from '#app/live/transcript/markdown-blocks.ts';
import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import { definitionsFor, definitionsIn } from './definitions.ts';
import { MarkdownBlock } from './markdown-block.tsx';

type MarkdownProps = {
  text: string;
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
};

/** A whole text that no longer grows. */
export function Markdown({ text, sources, connection }: MarkdownProps) {
  const blocks = useMemo(() => closeMarkdown(appendMarkdown(NO_BLOCKS, text)).finished, [text]);
  const defined = useMemo(() => new Map(blocks.flatMap((block) => [...(definitionsIn(block) ?? [])])), [blocks]);
  return blocks.map((markdown, i) => (
    <MarkdownBlock
      key={i}
      markdown={markdown}
      definitions={definitionsFor(markdown, defined)}
      sources={sources}
      connection={connection}
    />
  ));
}

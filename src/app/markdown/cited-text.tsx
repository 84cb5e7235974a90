import { Fragment } from 'react';
import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import type { Connection } from '#contract/connection.ts';
import { fileHref } from '#app/data/file-href.ts';
import { sourceTitle } from '#app/data/source-title.ts';
import { FoundLink } from '#app/ui/found-link.tsx';

const CITATION = /\[(\w{1,12})\]/g;

type CitedTextProps = {
  text: string;
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
};

/** Text in which `[n]` becomes a mark wherever `n` is a source of the same turn. */
export function CitedText({ text, sources, connection }: CitedTextProps) {
  if (sources.length === 0 || !text.includes('[')) return text;
  const pieces = text.split(CITATION);
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return <Fragment key={i}>{piece}</Fragment>;
    const source = sources.find(({ id }) => id === piece);
    return source === undefined ? `[${piece}]` : <CitationMark key={i} source={source} connection={connection} />;
  });
}

function CitationMark({ source, connection }: { source: TranscriptSource; connection: Pick<Connection, 'origin'> }) {
  const target = source.url === undefined ? null : fileHref(source.url, connection);
  const title = sourceTitle(source);
  const className =
    'figures ml-0.5 inline-block rounded-sm bg-accent-soft px-1 align-[0.2em] text-xs leading-4 text-accent hover:underline';
  if (target === null) {
    return (
      <span className={className} title={title}>
        {source.id}
      </span>
    );
  }
  return (
    <FoundLink to={target} title={title} aria-label={`Source ${source.id}: ${title}`} className={className}>
      {source.id}
    </FoundLink>
  );
}

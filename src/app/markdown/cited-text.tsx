import { Fragment } from 'react';
import type { Connection } from '#contract/connection.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { t } from '#app/messages/markdown.ts';
import { CITATION, type CitedSource } from './citations.ts';
import { StreamingText } from './streaming-text.tsx';

type CitedTextProps = {
  text: string;
  sources: readonly CitedSource[];
  connection: Pick<Connection, 'origin'>;
  streamed: boolean;
};

/** Renders `[n]` as a link to source `n` of the turn. */
export function CitedText({ text, sources, connection, streamed }: CitedTextProps) {
  const write = (words: string) => (streamed ? <StreamingText text={words} /> : <span>{words}</span>);
  if (sources.length === 0 || !text.includes('[')) return write(text);
  const pieces = text.split(CITATION);
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return <Fragment key={i}>{write(piece)}</Fragment>;
    const source = sources.find(({ id }) => id === piece);
    if (source === undefined) return <Fragment key={i}>{write(`[${piece}]`)}</Fragment>;
    return <CitationMark key={i} source={source} connection={connection} />;
  });
}

function CitationMark({ source, connection }: { source: CitedSource; connection: Pick<Connection, 'origin'> }) {
  const target = source.url === undefined ? null : fileHref(source.url, connection);
  const title = sourceTitle(source);
  const className =
    'figures ml-0.5 inline-block rounded-sm bg-accent-soft px-1 align-[0.2em] text-xs leading-4 text-accent hover:underline';
  if (target === null) {
    return (
      <span className={className} title={title} data-unsearchable>
        {source.id}
      </span>
    );
  }
  return (
    <span data-unsearchable>
      <FoundLink
        to={target}
        explanation={title}
        aria-label={t('source', { id: source.id, title })}
        className={className}
      >
        {source.id}
      </FoundLink>
    </span>
  );
}

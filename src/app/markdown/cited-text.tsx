import { Fragment } from 'react';
import type { Connection } from '#contract/connection.ts';
import { sourcePlace } from '#app/entities/file/cited-lines.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { useSourcePreview } from '#app/entities/file/preview.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { formatCount } from '#app/lib/format.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { t } from '#app/messages/markdown.ts';
import { CITATION, citedIndex, type CitedSource } from './citations.ts';
import { StreamingText } from './streaming-text.tsx';

type CitedTextProps = {
  text: string;
  sources: readonly CitedSource[];
  connection: Pick<Connection, 'origin'>;
  streamed: boolean;
};

/** Renders marks such as `[1]` as numbers that link to the turn's sources. */
export function CitedText({ text, sources, connection, streamed }: CitedTextProps) {
  const write = (words: string) => (streamed ? <StreamingText text={words} /> : <span>{words}</span>);
  if (sources.length === 0 || !text.includes('[')) return write(text);
  const pieces = text.split(CITATION);
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return <Fragment key={i}>{write(piece)}</Fragment>;
    const index = citedIndex(piece, sources);
    const source = index === undefined ? undefined : sources[index];
    if (index === undefined || source === undefined) return <Fragment key={i}>{write(`[${piece}]`)}</Fragment>;
    return <CitationMark key={i} number={index + 1} source={source} connection={connection} />;
  });
}

type CitationMarkProps = { number: number; source: CitedSource; connection: Pick<Connection, 'origin'> };

function CitationMark({ number, source, connection }: CitationMarkProps) {
  const target = source.url === undefined ? null : fileHref(source.url, connection);
  const onOpen = useSourcePreview(source.url, connection);
  const title = sourceTitle(source);
  const className =
    'figures ml-0.5 inline-block rounded-sm bg-accent-soft px-1 align-[0.2em] text-xs leading-4 text-accent hover:underline';
  if (target === null) {
    return (
      <span className={className} {...tooltip(title)} data-unsearchable>
        {formatCount(number)}
      </span>
    );
  }
  return (
    <span data-unsearchable>
      <FoundLink
        to={target}
        onOpen={onOpen}
        explanation={title}
        detail={sourcePlace(target)}
        aria-label={t('source', { number, title })}
        className={className}
      >
        {formatCount(number)}
      </FoundLink>
    </span>
  );
}

import { sourcePlace } from '#app/entities/file/cited-lines.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { useSourcePreview } from '#app/entities/file/preview.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import type { Connection } from '#contract/connection.ts';
import type { TranscriptSource } from '#app/streaming/transcript/transcript-items.ts';
import { formatCount } from '#app/lib/format.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { useShowMore } from './use-show-more.ts';

type SourceListProps = {
  sources: readonly TranscriptSource[];
  connection: Pick<Connection, 'origin'>;
  path?: string;
};

export function SourceList({ sources, connection, path }: SourceListProps) {
  const { shown, isCut, showAll } = useShowMore(sources.length, path);
  if (sources.length === 0) return null;
  return (
    <section aria-label={tTurn('sources')} className="my-3">
      <h3 className="mb-1 text-xs text-ink-3">{tTurn('sources')}</h3>
      <ol className="grid grid-cols-1 gap-1 text-sm">
        {sources.slice(0, shown).map((source, i) => (
          <li key={source.id} className="flex items-baseline gap-2">
            <span className="figures shrink-0 rounded-sm bg-accent-soft px-1 text-xs text-accent">
              {formatCount(i + 1)}
            </span>
            <SourceTitle source={source} connection={connection} path={path && pathInside(path, i)} />
          </li>
        ))}
      </ol>
      {isCut && <ShowMore onShow={showAll}>{t('showAllSources', { count: sources.length })}</ShowMore>}
    </section>
  );
}

type SourceTitleProps = {
  source: TranscriptSource;
  connection: Pick<Connection, 'origin'>;
  path: string | undefined;
};

function SourceTitle({ source, connection, path = '' }: SourceTitleProps) {
  const target = source.url === undefined ? null : fileHref(source.url, connection);
  const onOpen = useSourcePreview(source.url, connection);
  const title = sourceTitle(source);
  if (target === null)
    return (
      <span data-searchable={path} className="min-w-0 truncate">
        {title}
      </span>
    );
  const place = sourcePlace(target);
  return (
    <>
      <FoundLink to={target} onOpen={onOpen} className="min-w-0 truncate hover:underline">
        <span data-searchable={path}>{title}</span>
      </FoundLink>
      {place !== undefined && <span className="min-w-16 shrink-9 truncate text-xs text-ink-3">{place}</span>}
    </>
  );
}

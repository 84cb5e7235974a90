import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Source } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tTurn } from '#app/messages/turn.ts';

const AT_A_TIME = 50;

export function TurnSources({ sources }: { sources: readonly Source[] }) {
  const [shown, setShown] = useState(AT_A_TIME);
  if (sources.length === 0) return null;
  return (
    <section className="grid grid-cols-1 gap-1.5">
      <h2 className="text-xs font-medium text-ink-3">{tTurn('sources')}</h2>
      <ol className="grid grid-cols-1 gap-1">
        {sources.slice(0, shown).map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </ol>
      {sources.length > shown && (
        <ShowMore onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreOf', { count: Math.min(AT_A_TIME, sources.length - shown), total: sources.length })}
        </ShowMore>
      )}
    </section>
  );
}

function SourceRow({ source }: { source: Source }) {
  const { data: connection } = useQuery(connectionQuery);
  const link = connection ? fileHref(source.url, connection) : null;
  const title = sourceTitle(source);
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-sm">
      <span className="figures max-w-24 shrink-0 truncate rounded-sm bg-accent-soft px-1 text-xs text-accent">
        {source.id}
      </span>
      {link === null ? (
        <span dir="auto" className="truncate">
          {title}
        </span>
      ) : (
        <FoundLink to={link} className="truncate underline decoration-edge underline-offset-2 hover:decoration-ink-3">
          {title}
        </FoundLink>
      )}
      {link?.external === true && (
        <span className="min-w-16 shrink-9 truncate text-xs text-ink-3">{new URL(link.href).host}</span>
      )}
    </li>
  );
}

import { useState } from 'react';
import type { Source } from '#contract/task.ts';
import { formatCount } from '#app/lib/format.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { SourceLink } from './source-link.tsx';

const AT_A_TIME = 50;

export function TurnSources({ sources }: { sources: readonly Source[] }) {
  const [shown, setShown] = useState(AT_A_TIME);
  if (sources.length === 0) return null;
  return (
    <section className="grid grid-cols-1 gap-1.5">
      <h2 className="text-xs font-medium text-ink-3">{tTurn('sources')}</h2>
      <ol className="grid grid-cols-1 gap-1">
        {sources.slice(0, shown).map((source, i) => (
          <SourceRow key={source.id} number={i + 1} source={source} />
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

function SourceRow({ number, source }: { number: number; source: Source }) {
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-sm">
      <span className="figures shrink-0 rounded-sm bg-accent-soft px-1 text-xs text-accent">{formatCount(number)}</span>
      <SourceLink source={source} />
    </li>
  );
}

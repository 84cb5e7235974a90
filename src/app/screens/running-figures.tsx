import type { TurnView } from '#app/features/conversation/rows.ts';
import { formatCredits } from '#app/lib/format.ts';
import { Clock } from '#app/ui/clock.tsx';

/** What the task costs so far, and while a turn grows, for how long it has. */
export function RunningFigures({ growing, credits }: { growing: TurnView | undefined; credits: number }) {
  const since = Date.parse(growing?.turn.startedAt ?? '');
  return (
    <span className="figures text-xs whitespace-nowrap text-ink-2">
      {!Number.isNaN(since) && (
        <>
          <Clock since={since} /> ·{' '}
        </>
      )}
      {formatCredits(credits)}
    </span>
  );
}

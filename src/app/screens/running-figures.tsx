import type { TurnView } from '#app/features/conversation/rows.ts';
import { formatClock, formatCredits } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';

/** What the task costs so far, and while a turn grows, for how long it has. */
export function RunningFigures({ growing, credits }: { growing: TurnView | undefined; credits: number }) {
  const now = useNow(growing === undefined ? null : 1000);
  const since = Date.parse(growing?.turn.startedAt ?? '');
  return (
    <span className="figures text-xs whitespace-nowrap text-ink-2">
      {!Number.isNaN(since) && `${formatClock(now - since)} · `}
      {formatCredits(credits)}
    </span>
  );
}

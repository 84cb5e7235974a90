import { formatClock, formatDuration } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import type { TurnView } from '../rows.ts';
import { turnFigures } from '../turn-figures.ts';

/** How long a turn took, or has taken so far. */
export function TurnDuration({ view }: { view: TurnView }) {
  const since = view.growing ? Date.parse(view.turn.startedAt ?? '') : Number.NaN;
  const now = useNow(Number.isNaN(since) ? null : 1000);
  const { durationMs } = turnFigures(view);
  if (!Number.isNaN(since)) return formatClock(now - since);
  return durationMs === undefined ? null : formatDuration(durationMs);
}

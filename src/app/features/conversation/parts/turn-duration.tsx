import { formatDuration } from '#app/lib/format.ts';
import { Clock } from '#app/components/clock.tsx';
import type { TurnView } from '../turn-view.ts';
import { turnFigures } from '../turn-figures.ts';

export function TurnDuration({ view }: { view: TurnView }) {
  const since = view.growing ? Date.parse(view.turn.startedAt ?? '') : Number.NaN;
  if (!Number.isNaN(since)) return <Clock since={since} />;
  const { durationMs } = turnFigures(view);
  return durationMs === undefined ? null : <span>{formatDuration(durationMs)}</span>;
}

import { isRunning, type Turn } from '#contract/task.ts';
import { useNow } from '#app/lib/use-now.ts';
import { axisLength } from './layout-spans.ts';
import type { TurnSpans } from './turn-spans.ts';

const EVERY_MS = 1_000;

/** In milliseconds; grows while the turn runs. */
export function useAxisLength(turn: Turn, spans: TurnSpans): number {
  const running = isRunning(turn);
  const now = useNow(running ? EVERY_MS : null);
  const since = Date.parse((running && turn.startedAt) || '');
  return axisLength(spans, turn.durationMs ?? (Number.isNaN(since) ? 0 : Math.max(now - since, 0)));
}

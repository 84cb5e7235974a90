import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isRunning, type Turn } from '#contract/task.ts';
import { retrieveParts, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { spansOf, type TurnSpans } from './turn-spans.ts';

/** Turns per request. */
const PAGE = 10;

/** Inclusive range of `seq`. `live`: its one turn is running. */
export type SpansRange = { readonly from: number; readonly to: number; readonly live: boolean };

/**
 * A turn's page of ended turns, or a running turn alone. The range includes `lastEnded`, so that a turn's end changes
 * the key.
 */
export function rangeAround(turn: Pick<Turn, 'seq' | 'status'>, lastEnded: number): SpansRange {
  const { seq } = turn;
  if (isRunning(turn)) return { from: seq, to: seq, live: true };
  const from = seq - (seq % PAGE);
  return { from, to: Math.max(seq, Math.min(from + PAGE - 1, lastEnded)), live: false };
}

/** By `seq`; null if the API records no parts. Doesn't keep the parts. */
export function spansQuery(taskId: string, { from, to, live }: SpansRange) {
  return queryOptions({
    queryKey: ['tasks', 'spans', taskId, from, to, live],
    queryFn: async ({ signal }): Promise<Record<number, TurnSpans | null>> => {
      const turns = await retrieveParts(taskId, from, to, signal);
      return Object.fromEntries(turns.map(({ seq, parts = [] }) => [seq, parts.length === 0 ? null : spansOf(parts)]));
    },
    staleTime: live ? 0 : Infinity,
    refetchInterval: live ? WHILE_RUNNING_MS : false,
    placeholderData: keepPreviousData,
  });
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isRunning, type Turn } from '#contract/task.ts';
import { retrieveParts, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { spansOf, type TurnSpans } from './turn-spans.ts';

/** Turns whose times are asked for together. */
const PAGE = 10;

/** Turns by `seq`, both inclusive; `live` while the one turn in it runs. */
export type SpansRange = { readonly from: number; readonly to: number; readonly live: boolean };

/**
 * Which turns' times are asked for along with a turn's: the ended ones around it (`lastEnded` is the `seq` of the last),
 * or, while it runs, it alone. A range that a turn joins by ending is another one, so its times are asked for anew.
 */
export function rangeAround(turn: Pick<Turn, 'seq' | 'status'>, lastEnded: number): SpansRange {
  const { seq } = turn;
  if (isRunning(turn)) return { from: seq, to: seq, live: true };
  const from = seq - (seq % PAGE);
  return { from, to: Math.max(seq, Math.min(from + PAGE - 1, lastEnded)), live: false };
}

/** The times of a range's turns, by `seq`. Only those are kept, not the parts that they are read from; null where the API records none. */
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

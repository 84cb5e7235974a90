import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isRunning, type RecordedPart, type Turn } from '#contract/task.ts';
import { retrieveParts, WHILE_RUNNING_MS } from '#app/data/tasks.ts';

/** A turn may have 100,000 parts. */
const GC_MS = 30_000;

/** Refetches while the turn runs and once when it ends. Null if the API records no parts. */
export function partsQuery(turn: Pick<Turn, 'taskId' | 'seq' | 'status'>) {
  const { taskId, seq } = turn;
  const live = isRunning(turn);
  return queryOptions({
    queryKey: ['tasks', 'parts of one', taskId, seq, live],
    queryFn: async ({ signal }): Promise<readonly RecordedPart[] | null> => {
      const found = (await retrieveParts(taskId, seq, seq, signal)).find((one) => one.seq === seq);
      return found?.parts ?? null;
    },
    staleTime: live ? 0 : Infinity,
    refetchInterval: live ? WHILE_RUNNING_MS : false,
    gcTime: GC_MS,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}

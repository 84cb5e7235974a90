import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isRunning, type RecordedPart, type Turn } from '#contract/task.ts';
import { retrieveParts, WHILE_RUNNING_MS } from '#app/data/tasks.ts';

/** They may be a hundred thousand: not kept for long once nobody looks. */
const KEEP_MS = 30_000;

/** One turn's recorded parts, asked for again while it runs and once more at its end; null where the API records none. */
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
    gcTime: KEEP_MS,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}

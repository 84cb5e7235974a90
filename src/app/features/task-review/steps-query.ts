import { queryOptions } from '@tanstack/react-query';
import type { Turn, TurnStep } from '#contract/task.ts';
import { request } from '#app/data/request.ts';

/** Of an ended turn. Empty if they were not recorded when the turn ran. */
export function stepsQuery({ taskId, seq }: Pick<Turn, 'taskId' | 'seq'>) {
  return queryOptions({
    queryKey: ['tasks', 'steps of one', taskId, seq],
    queryFn: async ({ signal }): Promise<readonly TurnStep[]> => {
      const query = { steps: true, from: seq, to: seq };
      const { items } = await request('listTurns', { taskId, query, signal });
      return items.find((turn) => turn.seq === seq)?.steps ?? [];
    },
    staleTime: Infinity,
  });
}

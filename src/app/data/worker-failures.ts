import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Task, Turn } from '#contract/task.ts';
import { readCapability, requestIfSupported } from './capabilities.ts';
import { AT_REST_MS, TASK_LISTS, taskQuery } from './tasks.ts';

export type WorkerFailure = { readonly task: Task; readonly turn: Turn };

export type WorkerFailures = {
  /** Newest first; one per task. */
  readonly failures: readonly WorkerFailure[];
  /** Of an API that may ignore filters: how many of its newest tasks were searched, by their newest turn. */
  readonly searched: number | null;
};

const MOST = 5;
/** Tasks listed by an API that may ignore filters. */
const LISTED = 100;

/** The last failed turns of a worker's newest failed tasks; null if the API does not list tasks. */
export function workerFailuresQuery(workerId: string, from: string) {
  return queryOptions({
    queryKey: [...TASK_LISTS, 'failures', workerId, from],
    queryFn: async ({ client, signal }): Promise<WorkerFailures | null> => {
      const applies = readCapability(client, 'allFilters') === 'yes';
      const query = { workerId: [workerId], of: 'turns', status: ['error'], from, limit: applies ? MOST : LISTED };
      const page = await requestIfSupported(client, 'listTasks', { query, signal });
      if (page === null) return null;
      const failed = page.items.filter((task) => task.workerId === workerId && (applies || task.status === 'error'));
      const read = await Promise.all(failed.slice(0, MOST).map((task) => readFailure(client, task, from)));
      return {
        failures: read.filter((failure) => failure !== undefined).toSorted((a, b) => endOf(b) - endOf(a)),
        searched: applies ? null : page.items.length,
      };
    },
    staleTime: AT_REST_MS,
  });
}

/** Undefined if no turn failed since `from`, or the task can't be read. */
async function readFailure(client: QueryClient, task: Task, from: string): Promise<WorkerFailure | undefined> {
  try {
    const { turns } = await client.fetchQuery({ ...taskQuery(task.id), staleTime: AT_REST_MS });
    const turn = turns.findLast(
      ({ status, completedAt }) =>
        status === 'error' && completedAt != null && Date.parse(completedAt) >= Date.parse(from),
    );
    return turn && { task, turn };
  } catch (error) {
    if (error instanceof ApiProblem) return undefined;
    throw error;
  }
}

function endOf({ turn }: WorkerFailure): number {
  return Date.parse(turn.completedAt ?? '');
}

import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Usage } from '#contract/usage.ts';
import { accountQuery } from './account.ts';
import { nullIfUnsupported } from './null-if-unsupported.ts';
import { request } from './request.ts';
import { usageOfTasks, type UsageAsk } from './usage-of-tasks.ts';
import { tasksToAddUp, type TasksToAddUp } from './usage-tasks.ts';

export type KnownUsage = {
  readonly usage: Usage;
  /** Over which tasks this page added it up itself, where the API has no such route; null where the API did. */
  readonly over: Omit<TasksToAddUp, 'tasks'> | null;
};

const FRESH_MS = 15_000;
const EVERY_MS = 60_000;

/**
 * What was spent. Its key begins with the account's: whatever is charged makes both old. `ask` should hold the same
 * instants for a while (starts of days), or each question is a new one.
 */
export function usageQuery(client: QueryClient, ask: UsageAsk) {
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', ask],
    queryFn: ({ signal }) => readUsage(client, ask, signal),
    staleTime: FRESH_MS,
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** Asks the API, or where it can't be asked, adds up the tasks that it does tell of. Throws `ApiProblem`. */
export async function readUsage(client: QueryClient, ask: UsageAsk, signal?: AbortSignal): Promise<KnownUsage> {
  const usage = await askUsage(ask, signal);
  if (usage !== null) return { usage, over: null };
  const { tasks, ...over } = await tasksToAddUp(client, ask, signal);
  return { usage: usageOfTasks(tasks, ask), over };
}

/** Asks the API alone: null where it has no such route. Throws `ApiProblem`. */
export async function askUsage({ groupBy, ...ask }: UsageAsk, signal?: AbortSignal): Promise<Usage | null> {
  const options = { query: { ...ask, ...(groupBy && { groupBy }) }, ...(signal && { signal }) };
  return nullIfUnsupported(request('usage', options));
}

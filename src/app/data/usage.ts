import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Usage } from '#contract/usage.ts';
import { accountQuery } from './account.ts';
import { nullIfUnsupported } from './null-if-unsupported.ts';
import { PageProblem } from './page-problem.ts';
import { request } from './request.ts';
import type { UsageAsk } from './usage-of-tasks.ts';
import type { TasksToAddUp } from './usage-tasks.ts';

export type KnownUsage = {
  readonly usage: Usage;
  /** The tasks that the page added up, if the API has no usage; else null. */
  readonly over: Omit<TasksToAddUp, 'tasks'> | null;
};

const FRESH_MS = 15_000;
const EVERY_MS = 60_000;

/**
 * Usage. Its key begins with the account's, so that a charge invalidates both. `ask` should keep the same
 * instants for a while (starts of days), or each render makes a new query.
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

/** Requests usage, or adds up tasks if the API has none. Throws `ApiProblem`. */
export async function readUsage(client: QueryClient, ask: UsageAsk, signal?: AbortSignal): Promise<KnownUsage> {
  const usage = await askUsage(ask, signal);
  if (usage !== null) return { usage, over: null };
  const { usageOfTasks, tasksToAddUp } = await loadAddingUp();
  const { tasks, ...over } = await tasksToAddUp(client, ask, signal);
  return { usage: usageOfTasks(tasks, ask), over };
}

/** Requests usage; null if the API has none. Throws `ApiProblem`. */
export async function askUsage({ groupBy, ...ask }: UsageAsk, signal?: AbortSignal): Promise<Usage | null> {
  const options = { query: { ...ask, ...(groupBy && { groupBy }) }, ...(signal && { signal }) };
  return nullIfUnsupported(request('usage', options));
}

/** Loads the code that only APIs without usage need. */
async function loadAddingUp() {
  try {
    const [{ usageOfTasks }, { tasksToAddUp }] = await Promise.all([
      import('./usage-of-tasks.ts'),
      import('./usage-tasks.ts'),
    ]);
    return { usageOfTasks, tasksToAddUp };
  } catch {
    throw new PageProblem(0, { code: 'codeNotLoaded' });
  }
}

import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Usage } from '#contract/usage.ts';
import { accountQuery } from './account.ts';
import { requestIfSupported } from './capabilities.ts';
import { isCreatedByTask, localTasks } from './local-tasks.ts';
import { PageProblem } from './page-problem.ts';
import type { UsageAsk } from './usage-of-tasks.ts';
import type { TasksToAddUp } from './usage-tasks.ts';

export type KnownUsage = {
  readonly usage: Usage;
  /** Set if the page added up tasks because the API has no usage. */
  readonly over: Omit<TasksToAddUp, 'tasks'> | null;
  /** The only worker counted. */
  readonly workerId: string | undefined;
};

const FRESH_MS = 15_000;
const EVERY_MS = 60_000;

/**
 * The key begins with the account's, so that a charge invalidates both. Keep the instants of `ask` stable, or each
 * render makes a new query.
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

/** Total figures of an earlier period, to compare with; null if the API reports no usage. */
export function usageBeforeQuery(ask: UsageAsk) {
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', 'to compare', ask],
    queryFn: async ({ client, signal }) => (await askUsage(client, ask, signal))?.totals ?? null,
    staleTime: EVERY_MS,
    // The end of an unfinished period moves on.
    placeholderData: (known, query) => (isAskFrom(query?.queryKey.at(-1), ask.from) ? known : undefined),
  });
}

function isAskFrom(ask: unknown, from: string): boolean {
  return typeof ask === 'object' && ask !== null && 'from' in ask && ask.from === from;
}

/** Adds up tasks if the API has no usage. Throws `ApiProblem`. */
export async function readUsage(client: QueryClient, ask: UsageAsk, signal?: AbortSignal): Promise<KnownUsage> {
  const usage = await askUsage(client, ask, signal);
  if (usage !== null) return { usage, over: null, workerId: ask.workerId };
  const { usageOfTasks, tasksToAddUp } = await loadAddingUp();
  const { tasks, ...over } = await tasksToAddUp(client, ask, signal);
  // Only this browser's tasks are known to have created their worker, and only they can be filtered by it.
  const isOneOff = (workerId: string) => over.from === 'browser' && isCreatedByTask(localTasks(), workerId);
  return { usage: usageOfTasks(tasks, ask, isOneOff), over, workerId: ask.workerId };
}

/** Null if the API has no usage. Throws `ApiProblem`. */
export async function askUsage(
  client: QueryClient,
  { groupBy, ...ask }: UsageAsk,
  signal?: AbortSignal,
): Promise<Usage | null> {
  const options = { query: { ...ask, ...(groupBy && { groupBy }) }, ...(signal && { signal }) };
  return requestIfSupported(client, 'usage', options);
}

/** Loads code that only APIs without usage need. */
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

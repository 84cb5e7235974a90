import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Task } from '#contract/task.ts';
import { requestIfSupported } from './capabilities.ts';
import { hiddenTaskIds } from './hidden-tasks.ts';
import type { TaskFilter } from './task-filter.ts';
import { missingFrom, mergeTasks } from './merge-tasks.ts';
import {
  AT_REST_MS,
  FIRST_PAGE,
  listFitting,
  TASK_LISTS,
  taskQuery,
  taskRowsQuery,
  recentTasksQuery,
  WHILE_RUNNING_MS,
  type TaskPage,
} from './tasks.ts';

/** Single tasks requested at a time. */
const AT_ONCE = 10;
/** Milliseconds between checks of a task that left the first page. */
const RECHECK_MS = 60_000;

/**
 * Polls the first page for new tasks, and updates loaded rows in place: those on it, running ones, ones that just
 * ended, and ones that left it. Other pages are not requested again.
 */
export function freshPageQuery(filter: TaskFilter) {
  return queryOptions({
    queryKey: [...TASK_LISTS, 'first page', filter],
    queryFn: async ({ signal, client }) => {
      const first = await listFitting(client, filter, { limit: FIRST_PAGE }, signal);
      if (first !== null) await updateRows(client, filter, first);
      return first;
    },
  });
}

/** Milliseconds. Searches are polled less often, because they cost the database most. */
export function freshEveryMs({ q }: TaskFilter, rows: readonly Task[]): number {
  return q === undefined && rows.some(isRunning) ? WHILE_RUNNING_MS : AT_REST_MS;
}

async function updateRows(client: QueryClient, filter: TaskFilter, first: TaskPage): Promise<void> {
  const { queryKey } = taskRowsQuery(filter);
  const loaded = client.getQueryData(queryKey)?.pages.flatMap((page) => page?.items ?? []) ?? [];
  const recent = await client.fetchQuery({ ...recentTasksQuery, staleTime: WHILE_RUNNING_MS / 2 });
  const updates = new Map<string, Task>([...(recent?.running ?? []), ...first.items].map((task) => [task.id, task]));
  const stoppedRunning = loaded.filter((task) => isRunning(task) && !updates.has(task.id)).slice(0, AT_ONCE);
  const missing = missingFrom(first, loaded).filter((task) => !isRunning(task) && needsCheck(client, task));
  const toRequest = [...stoppedRunning, ...missing.slice(0, AT_ONCE)];
  for (const task of await Promise.all(toRequest.map(({ id }) => retrieveIfReadable(client, id)))) {
    if (task !== undefined) updates.set(task.id, task);
  }
  client.setQueryData(queryKey, (pages) => pages && mergeTasks(pages, updates));
}

function needsCheck(client: QueryClient, { id, archivedAt }: Task): boolean {
  const { dataUpdatedAt = 0, errorUpdatedAt = 0 } = client.getQueryState(taskQuery(id).queryKey) ?? {};
  return (
    archivedAt == null &&
    !hiddenTaskIds(client).has(id) &&
    Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt) > RECHECK_MS
  );
}

async function retrieveIfReadable(client: QueryClient, taskId: string): Promise<Task | undefined> {
  try {
    return (await client.fetchQuery({ ...taskQuery(taskId), staleTime: 0 })).task;
  } catch (error) {
    if (error instanceof ApiProblem) return undefined; // Keeps its last known state.
    throw error;
  }
}

/** Null if the API doesn't count. `archived`: tasks archived here at that time, which are not counted. */
export function taskCountQuery(filter: TaskFilter) {
  const which = { ...filter, sort: undefined, order: undefined };
  return queryOptions({
    queryKey: [...TASK_LISTS, 'count', which],
    queryFn: async ({ client, signal }) => {
      const archived = hiddenTaskIds(client);
      const query = { ...which, limit: 1, count: true };
      const page = await requestIfSupported(client, 'listTasks', { query, signal });
      return { total: page?.total ?? null, archived };
    },
    structuralSharing: false,
  });
}

/** Matching tasks by cause of failure, whichever causes are chosen. Null if the API doesn't count them. */
export function causeCountsQuery(filter: TaskFilter) {
  const which = { ...filter, cause: undefined, sort: undefined, order: undefined };
  return queryOptions({
    queryKey: [...TASK_LISTS, 'causes', which],
    queryFn: async ({ client, signal }) => {
      const page = await requestIfSupported(client, 'listTasks', {
        query: { ...which, limit: 1, causes: true },
        signal,
      });
      return page?.causes ?? null;
    },
  });
}

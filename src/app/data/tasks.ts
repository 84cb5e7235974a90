import { isRunning, type ListedTask, type Task, type TaskWithTurns, type Turn } from '#contract/task.ts';
import type { QueryFields } from '#app/lib/query-of.ts';
import { infiniteQueryOptions, queryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';
import { checkAnswer, type Findings } from './filter-checks.ts';
import { request } from './request.ts';
import { withSeenReasons } from './seen-reasons.ts';
import type { TaskFilter } from './task-filter.ts';

export type TaskAndTurns = { task: Task; turns: readonly Turn[] };

/**
 * Sorts turns by `seq`. Requests them if the API returns the task alone (client 0.14.0). Fills in reasons of failures
 * that only the stream gave.
 */
export async function retrieveTask(taskId: string, signal?: AbortSignal): Promise<TaskAndTurns> {
  const options = { taskId, ...(signal && { signal }) };
  const { task, turns }: TaskWithTurns = await request('retrieveTask', options);
  const all = turns ?? (await request('listTurns', options)).items;
  return withSeenReasons({ task, turns: all.toSorted((a, b) => a.seq - b.seq) });
}

const TASK = ['tasks', 'one'] as const;

export function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: [...TASK, taskId],
    queryFn: ({ signal }) => retrieveTask(taskId, signal),
  });
}

/** Returns the id in a key of `taskQuery`, and undefined for other keys. */
export function taskIdIn([scope, kind, taskId]: QueryKey): string | undefined {
  return scope === TASK[0] && kind === TASK[1] && typeof taskId === 'string' ? taskId : undefined;
}

/** For pages that don't read the task's stream. */
export function polledTaskQuery(taskId: string, everyMs: number) {
  return queryOptions({
    ...taskQuery(taskId),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data.task) ? everyMs : false),
  });
}

/** Inclusive. */
export async function retrieveParts(taskId: string, from: number, to: number, signal: AbortSignal): Promise<Turn[]> {
  return (await request('listTurns', { taskId, query: { parts: true, from, to }, signal })).items;
}

export function turnPartsQuery(taskId: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['tasks', 'parts', taskId, from, to],
    queryFn: ({ signal }) => retrieveParts(taskId, from, to, signal),
    staleTime: Infinity,
  });
}

export const WHILE_RUNNING_MS = 2_000;
export const AT_REST_MS = 15_000;

/** Part of the key of all queries of several tasks, to invalidate them when a task changes. */
export const TASK_LISTS = ['tasks', 'list'] as const;

/** `findings`: what the response proves about the filter. */
export type TaskPage = { items: readonly ListedTask[]; nextCursor: string | null; findings?: Findings };

/** Null if the API has no list. */
function listTasks(client: QueryClient, query: QueryFields, signal: AbortSignal): Promise<TaskPage | null> {
  return requestIfSupported(client, 'listTasks', { query, signal });
}

export async function listFitting(
  client: QueryClient,
  filter: TaskFilter,
  at: { limit: number; cursor?: string | undefined },
  signal: AbortSignal,
): Promise<TaskPage | null> {
  const page = await listTasks(client, { ...filter, ...at }, signal);
  return page && { ...page, findings: checkAnswer(filter, page.items) };
}

const RUNNING = ['running', 'pending'];
const NEWEST = 20;
const MOST_RUNNING = 50;

/** The newest and all running tasks; null if the API has no list. Polled faster while a task runs. */
export const recentTasksQuery = queryOptions({
  queryKey: [...TASK_LISTS, 'at hand'],
  queryFn: async ({ client, signal }) => {
    const newest = await listTasks(client, { limit: NEWEST }, signal);
    if (newest === null) return null;
    const running =
      newest.nextCursor === null ? newest : await listTasks(client, { status: RUNNING, limit: MOST_RUNNING }, signal);
    return { newest: newest.items, running: running?.items.filter(isRunning) ?? [] };
  },
  refetchInterval: ({ state }) => (state.data?.running.some(isRunning) === true ? WHILE_RUNNING_MS : AT_REST_MS),
});

/** Small, so that it arrives quickly. */
export const FIRST_PAGE = 50;
const PAGE = 100;

/** Null pages: the API has no list. `freshPageQuery` keeps the rows up to date. */
export function taskRowsQuery(filter: TaskFilter) {
  return infiniteQueryOptions({
    queryKey: ['tasks', 'rows', filter],
    queryFn: ({ client, pageParam: cursor, signal }) =>
      listFitting(client, filter, { limit: cursor === undefined ? FIRST_PAGE : PAGE, cursor }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last?.nextCursor,
    staleTime: Infinity,
  });
}

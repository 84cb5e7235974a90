import { isRunning, type Task, type TaskWithTurns, type Turn } from '#contract/task.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { nullWhereMissing } from './null-where-missing.ts';
import { request } from './request.ts';

export type TaskAndTurns = { task: Task; turns: readonly Turn[] };

/** A task and its turns by `seq`. Where the API answers the task alone (client 0.14.0), the turns are asked for beside it. */
export async function retrieveTask(taskId: string, signal?: AbortSignal): Promise<TaskAndTurns> {
  const options = { taskId, ...(signal && { signal }) };
  const { task, turns }: TaskWithTurns = await request('retrieveTask', options);
  return { task, turns: (turns ?? (await request('listTurns', options)).items).toSorted((a, b) => a.seq - b.seq) };
}

export function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: ['tasks', 'one', taskId],
    queryFn: ({ signal }) => retrieveTask(taskId, signal),
  });
}

/** The same, asked for again every `everyMs` while the task runs: for a page that doesn't read its stream. */
export function polledTaskQuery(taskId: string, everyMs: number) {
  return queryOptions({
    ...taskQuery(taskId),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data.task) ? everyMs : false),
  });
}

/** Turns `from` to `to` (both inclusive) with their recorded parts; on an API that records none, turns without them. */
export function turnPartsQuery(taskId: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['tasks', 'parts', taskId, from, to],
    queryFn: async ({ signal }) =>
      (await request('listTurns', { taskId, query: { parts: true, from, to }, signal })).items,
    staleTime: Infinity,
  });
}

const PAGE = 50;
/** How often what runs is asked for where no stream tells of it. */
export const WHILE_RUNNING_MS = 2_000;
const AT_REST_MS = 15_000;

export type TaskPage = { items: readonly Task[]; nextCursor: string | null };

/**
 * The task list, newest first, a page at a time; every page is null where the API has no list.
 * Asked again by itself: soon while something in it runs, now and then otherwise.
 */
export const tasksQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'list'],
  queryFn: ({ pageParam, signal }): Promise<TaskPage | null> =>
    nullWhereMissing(request('listTasks', { query: { limit: PAGE, cursor: pageParam ?? undefined }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last?.nextCursor ?? null,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page?.items.some(isRunning)) === true ? WHILE_RUNNING_MS : AT_REST_MS,
});

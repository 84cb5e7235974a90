import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Task } from '#contract/task.ts';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { useLocalTasks, type LocalTask } from '#app/data/local-tasks.ts';
import { TASK_LISTS, taskQuery, recentTasksQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import type { TaskStreams } from '#app/streaming/task-streams.ts';

const RECENT = 8;
/** Milliseconds until an unlisted, ended task is fetched again. */
const ENDED_MS = 60_000;

/** `local`: sent or opened in this browser, if the API can't list tasks. */
export type RecentTasks = {
  readonly running: readonly Task[];
  readonly recent: readonly Task[];
  readonly local: readonly LocalTask[];
};

export function useRecentTasks(): RecentTasks {
  const client = useQueryClient();
  const streams = useTaskStreams();
  const hidden = useHiddenTaskIds();
  const local = useLocalTasks();
  const { data } = useQuery(recentTasksQuery);
  const tasks = [...(data?.running ?? []), ...(data?.newest ?? [])].filter(({ id }) => !hidden.has(id));
  const listed = new Set(tasks.map(({ id }) => id));
  const unlisted = local.slice(0, RECENT).filter(({ id }) => !listed.has(id) && !hidden.has(id));
  const singleTasks = useQuery({
    ...singleTasksQuery(
      client,
      streams,
      unlisted.map(({ id }) => id),
    ),
    enabled: data !== undefined && unlisted.length > 0,
    placeholderData: keepPreviousData,
  });
  const others = unlisted.length === 0 ? [] : (singleTasks.data ?? []).filter(({ id }) => !listed.has(id));
  const running = [...(data?.running ?? []), ...others.filter(isRunning)].filter(({ id }) => !hidden.has(id));
  const runs = new Set(running.map(({ id }) => id));
  return {
    running,
    recent: tasks.filter(({ id }) => !runs.has(id)).slice(0, RECENT),
    local: data === null ? unlisted.filter(({ id }) => !runs.has(id)) : [],
  };
}

/** Refetches while a task runs. Skips streamed tasks, and those that fail. */
function singleTasksQuery(client: QueryClient, streams: TaskStreams, ids: readonly string[]) {
  return {
    queryKey: [...TASK_LISTS, 'asked', ids],
    queryFn: async () => {
      const tasks: Task[] = [];
      for (const id of ids) {
        const known = client.getQueryData(taskQuery(id).queryKey);
        const isRead = streams.read(id).phase === 'live';
        const hasEnded = known !== undefined && !isRunning(known.task);
        const staleTime = isRead ? Infinity : hasEnded ? ENDED_MS : 0;
        try {
          tasks.push((await client.fetchQuery({ ...taskQuery(id), staleTime })).task);
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
        }
      }
      return tasks;
    },
    refetchInterval: ({ state }: { state: { data?: readonly Task[] | undefined } }) =>
      state.data?.some(isRunning) === true ? 2 * WHILE_RUNNING_MS : ENDED_MS,
  };
}

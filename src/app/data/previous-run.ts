import { queryOptions } from '@tanstack/react-query';
import type { Task } from '#contract/task.ts';
import { requestIfSupported } from './capabilities.ts';

/** The task that the worker ran before this one; null if there is none, or if the API can't list tasks. */
export function previousRunQuery({ id, workerId, createdAt }: Pick<Task, 'id' | 'workerId' | 'createdAt'>) {
  return queryOptions({
    queryKey: ['tasks', 'previous run', id],
    queryFn: async ({ client, signal }) => {
      // `to` is exclusive. An API that ignores the filter may list this task and others.
      const query = { workerId: [workerId], to: createdAt, archived: 'include', limit: 2 };
      const list = await requestIfSupported(client, 'listTasks', { query, signal });
      const isPrevious = (task: Task) =>
        task.workerId === workerId && Date.parse(task.createdAt) < Date.parse(createdAt);
      return list?.items.find(isPrevious) ?? null;
    },
    staleTime: Infinity,
  });
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskCountQuery } from '#app/data/task-list.ts';
import { t } from '#app/messages/task-list.ts';
import { t as tTask } from '#app/messages/task.ts';
import type { TaskRows } from './use-task-rows.ts';

export type TaskTotal = {
  /** Undefined until known, or if the API does not count. */
  count: number | undefined;
  /** `312 tasks`, or `50+ tasks` if only loaded ones are counted. */
  words: string;
  /** The previous filter's count. */
  isStale: boolean;
};

/** Counts after the rows have loaded, so as not to delay them. */
export function useTaskTotal(filter: TaskFilter, { tasks, isStale, hidden, more }: TaskRows): TaskTotal {
  const query = useQuery({
    ...taskCountQuery(filter),
    enabled: tasks != null && !isStale && (tasks.length > 0 || more.left),
    placeholderData: keepPreviousData,
  });
  const counted = query.data;
  if (tasks == null) return { count: undefined, words: '', isStale: false };
  if (tasks.length === 0 && !more.left) return { count: 0, words: tTask('tasks', { count: 0 }), isStale: false };
  if (counted?.total != null) {
    const count = Math.max(tasks.length, counted.total - hidden.filter((id) => !counted.archived.has(id)).length);
    return { count, words: tTask('tasks', { count }), isStale: query.isPlaceholderData };
  }
  if (more.left) return { count: undefined, words: t('atLeastTasks', { count: tasks.length }), isStale: false };
  return { count: tasks.length, words: tTask('tasks', { count: tasks.length }), isStale: false };
}

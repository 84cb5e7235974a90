import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskCountQuery } from '#app/data/task-list.ts';
import { formatCount, formatNumberOf } from '#app/lib/format.ts';
import type { TaskRows } from './use-task-rows.ts';

export type TaskTotal = {
  /** How many tasks there are over all pages; undefined until that is known, or where the API doesn't count. */
  count: number | undefined;
  /** The same in words: `312 tasks`, or how many are loaded, `50+ tasks`. */
  words: string;
  /** It is another filter's, whose rows are shown as well until the new ones come. */
  isStale: boolean;
};

/** How many tasks fit a filter. Nothing waits for it, and it is asked for once the rows have come, so that they don't either. */
export function useTaskTotal(filter: TaskFilter, { tasks, isStale, hidden, more }: TaskRows): TaskTotal {
  const query = useQuery({
    ...taskCountQuery(filter),
    enabled: tasks != null && !isStale && (tasks.length > 0 || more.left),
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  if (tasks == null) return { count: undefined, words: '', isStale: false };
  if (tasks.length === 0 && !more.left) return { count: 0, words: formatNumberOf(0, 'task'), isStale: false };
  if (told?.total != null) {
    const count = Math.max(tasks.length, told.total - hidden.filter((id) => !told.archived.has(id)).length);
    return { count, words: formatNumberOf(count, 'task'), isStale: query.isPlaceholderData };
  }
  if (more.left) return { count: undefined, words: `${formatCount(tasks.length)}+ tasks`, isStale: false };
  return { count: tasks.length, words: formatNumberOf(tasks.length, 'task'), isStale: false };
}

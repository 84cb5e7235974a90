import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { holdsSearch } from '#app/lib/search-words.ts';
import type { Task } from '#contract/task.ts';

/** Whether a task fits what can be checked where the API has no list: its status, its worker, and the words of its title. */
export function fitsLocally(task: Task, { status, workerId, q }: TaskFilter): boolean {
  const statuses: readonly string[] | undefined = status;
  if (statuses?.includes(task.status) === false || workerId?.includes(task.workerId) === false) return false;
  return q === undefined || holdsSearch(taskTitle(task), q);
}

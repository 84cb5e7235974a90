import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskTitle } from '#app/data/task-title.ts';
import type { Task } from '#contract/task.ts';
import { markHits } from './mark-hits.ts';

/** Whether a task fits what can be told of it where no API filters: its status, its worker, and each word in its title. */
export function fitsLocally(task: Task, { status, workerId, q }: TaskFilter): boolean {
  if (status?.includes(task.status) === false || workerId?.includes(task.workerId) === false) return false;
  if (q === undefined) return true;
  const words = q.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => markHits(taskTitle(task), word).some(({ hit }) => hit));
}

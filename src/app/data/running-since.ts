import { isRunning, type Task } from '#contract/task.ts';

/**
 * When a running task's clock began, in milliseconds since the epoch. Undefined where that isn't known: the task has
 * ended, or a follow-up runs, whose own start a task doesn't tell.
 */
export function runningSince(task: Pick<Task, 'status' | 'createdAt' | 'totals'>): number | undefined {
  if (!isRunning(task) || task.totals.turnCount > 1) return undefined;
  const since = Date.parse(task.createdAt);
  return Number.isNaN(since) ? undefined : since;
}

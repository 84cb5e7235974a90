import { isRunning, type Task } from '#contract/task.ts';

/**
 * When a running task's clock began, in milliseconds since the epoch: with the turn that runs. Undefined where that isn't
 * known: the task has ended, or a follow-up runs on an API whose tasks don't tell its start.
 */
export function runningSince(task: Pick<Task, 'status' | 'createdAt' | 'totals' | 'running'>): number | undefined {
  if (!isRunning(task) || (task.running == null && task.totals.turnCount > 1)) return undefined;
  const since = Date.parse(task.running?.since ?? task.createdAt);
  return Number.isNaN(since) ? undefined : since;
}

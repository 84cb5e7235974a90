import { isRunning, type Task } from '#contract/task.ts';

/** Milliseconds since the epoch; undefined if no turn runs, or the API doesn't say. */
export function runningSince(task: Pick<Task, 'status' | 'createdAt' | 'totals' | 'running'>): number | undefined {
  if (!isRunning(task) || (task.running == null && task.totals.turnCount > 1)) return undefined;
  const since = Date.parse(task.running?.since ?? task.createdAt);
  return Number.isNaN(since) ? undefined : since;
}

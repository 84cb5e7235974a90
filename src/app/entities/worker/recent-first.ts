import type { WorkerTemplate } from '#contract/worker.ts';
import type { LocalTask } from '#app/data/local-tasks.ts';

/**
 * Puts the workers of the newest tasks first, and keeps the order of those without a task. An API may not report a
 * worker's newest task; the tasks of this browser are known in any case.
 */
export function recentFirst(
  workers: readonly WorkerTemplate[],
  local: readonly Pick<LocalTask, 'workerId' | 'at'>[],
): readonly WorkerTemplate[] {
  const usedAt = new Map<string, number>();
  for (const { id, lastTaskAt } of workers) if (lastTaskAt != null) usedAt.set(id, Date.parse(lastTaskAt));
  for (const { workerId, at } of local)
    if (workerId !== null) usedAt.set(workerId, Math.max(at, usedAt.get(workerId) ?? at));
  return workers.toSorted((a, b) => (usedAt.get(b.id) ?? -Infinity) - (usedAt.get(a.id) ?? -Infinity) || 0);
}

import { createContext, useContext } from 'react';
import type { Usage } from '#contract/usage.ts';
import { tasksBehind, type Behind } from '#app/entities/task/tasks-behind.ts';

/** The worker whose usage is shown; undefined: all workers. */
export const WorkerOfUsage = createContext<string | undefined>(undefined);

/** Returns the address of the tasks behind a figure of the shown usage. */
export function useTasksBehind(): (behind: Behind) => string {
  const workerId = useContext(WorkerOfUsage);
  return (behind) => tasksBehind({ workerId, ...behind });
}

/** Clips a bucket to the requested period. */
export function timeOfBucket({ buckets, from, to }: Usage, at: number): { from: string; to: string } {
  const [start, end] = [buckets[at]?.start ?? from, buckets[at + 1]?.start ?? to];
  return { from: Date.parse(start) < Date.parse(from) ? from : start, to: end };
}

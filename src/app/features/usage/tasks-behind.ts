import type { Usage, UsageGroup } from '#contract/usage.ts';
import { paths } from '#app/paths.ts';

/** The turns behind a figure: those that ended in a period, of a group, optionally only failed ones. */
export type Behind = {
  /** ISO instants; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly group?: { readonly by: UsageGroup; readonly key: string };
  readonly failed?: boolean;
};

const FILTERS = { worker: 'workerId', budget: 'budget', trigger: 'triggeredBy', status: 'status' } as const;

/** Returns the address of the list of these tasks, most expensive first, with archived ones. */
export function tasksBehind({ from, to, group, failed = false }: Behind): string {
  return paths.tasksWhere({
    of: 'turns',
    from,
    to,
    ...(failed && { status: ['error'] }),
    ...(group && { [FILTERS[group.by]]: [group.key] }),
    archived: 'include',
    sort: 'credits',
    order: 'desc',
  });
}

/** Clips a bucket to the requested period. */
export function timeOfBucket({ buckets, from, to }: Usage, at: number): { from: string; to: string } {
  const [start, end] = [buckets[at]?.start ?? from, buckets[at + 1]?.start ?? to];
  return { from: Date.parse(start) < Date.parse(from) ? from : start, to: end };
}

import type { Usage, UsageGroup } from '#contract/usage.ts';
import { paths } from '#app/paths.ts';

/** What a figure is made of: the turns that ended in a time, of a group, or the failed ones of those alone. */
export type Behind = {
  /** ISO instants; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly group?: { readonly by: UsageGroup; readonly key: string };
  readonly failed?: boolean;
};

const FILTERS = { worker: 'workerId', budget: 'budget', trigger: 'triggeredBy', status: 'status' } as const;

/** The list of the tasks that make a figure up, the dearest first; archived ones count as well. */
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

/** The time of a bucket, cut to the time that was asked for. */
export function timeOfBucket({ buckets, from, to }: Usage, at: number): { from: string; to: string } {
  const [start, end] = [buckets[at]?.start ?? from, buckets[at + 1]?.start ?? to];
  return { from: Date.parse(start) < Date.parse(from) ? from : start, to: end };
}

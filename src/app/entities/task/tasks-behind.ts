import type { UsageGroup } from '#contract/usage.ts';
import { paths } from '#app/paths.ts';

/** The turns behind a figure: those that ended in a period, of a worker or a group, optionally only failed ones. */
export type Behind = {
  /** ISO instants; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  /** Undefined: of all workers. */
  readonly workerId?: string | undefined;
  readonly group?: { readonly by: UsageGroup; readonly key: string };
  readonly failed?: boolean;
};

const FILTERS = { worker: 'workerId', budget: 'budget', trigger: 'triggeredBy', status: 'status' } as const;

/** Returns the address of the list of these tasks, most expensive first, with archived ones. */
export function tasksBehind({ from, to, workerId, group, failed = false }: Behind): string {
  return paths.tasksWhere({
    of: 'turns',
    from,
    to,
    ...(failed && { status: ['error'] }),
    ...(workerId !== undefined && { workerId: [workerId] }),
    ...(group && { [FILTERS[group.by]]: [group.key] }),
    archived: 'include',
    sort: 'credits',
    order: 'desc',
  });
}

import { ORDERS, type Order } from '#contract/task-list-query.ts';
import { USAGE_GROUPS, USAGE_INTERVALS, type UsageGroup, type UsageInterval } from '#contract/usage.ts';
import { FIGURES, type Figure } from './figures.ts';
import { RANGES, type CustomDates, type Range } from './ranges.ts';

/** The state of the usage page, all in the URL. */
export type UsageView = {
  readonly range: Range;
  /** Only for the range `custom`. */
  readonly dates: CustomDates;
  /** Undefined: chosen by the range. */
  readonly interval: UsageInterval | undefined;
  /** Undefined: all workers. */
  readonly workerId: string | undefined;
  /** Of one worker never `worker`. */
  readonly groupBy: UsageGroup;
  /** The sorted column. */
  readonly sort: Figure | 'name';
  readonly order: Order;
};

const USUAL: UsageView = {
  range: '30d',
  dates: { from: '', to: '' },
  interval: undefined,
  workerId: undefined,
  groupBy: 'worker',
  sort: 'credits',
  order: 'desc',
};

/** One worker is one group, so its usage is grouped by another. */
export function groupsOf(workerId: string | undefined): readonly UsageGroup[] {
  return workerId === undefined ? USAGE_GROUPS : USAGE_GROUPS.filter((group) => group !== 'worker');
}

const usualGroup = (workerId: string | undefined) => groupsOf(workerId)[0] ?? USUAL.groupBy;

/** Changes the worker, and the grouping if it is not one of its. */
export function withWorker(view: UsageView, workerId: string | undefined): UsageView {
  const isUsual = view.groupBy === usualGroup(view.workerId);
  return { ...view, workerId, groupBy: isUsual ? usualGroup(workerId) : view.groupBy };
}

/** Uses defaults for missing and invalid parameters. */
export function viewOf(search: URLSearchParams): UsageView {
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((word) => word === search.get(name));
  const workerId = search.get('workerId') || undefined;
  return {
    range: one('range', RANGES) ?? USUAL.range,
    dates: { from: search.get('from') ?? '', to: search.get('to') ?? '' },
    interval: one('interval', USAGE_INTERVALS),
    workerId,
    groupBy: one('groupBy', groupsOf(workerId)) ?? usualGroup(workerId),
    sort: one('sort', ['name', ...FIGURES] as const) ?? USUAL.sort,
    order: one('order', ORDERS) ?? USUAL.order,
  };
}

/** Omits defaults: `?range=last-week&groupBy=budget`. */
export function searchOf({ range, dates, ...view }: UsageView): string {
  const search = new URLSearchParams();
  const named = { range, ...(range === 'custom' && dates), ...view };
  const usual: Record<string, unknown> = { ...USUAL, groupBy: usualGroup(view.workerId) };
  for (const [name, value] of Object.entries(named)) {
    if (value !== undefined && value !== usual[name]) search.set(name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}

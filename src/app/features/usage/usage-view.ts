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
  readonly groupBy: UsageGroup;
  /** The sorted column. */
  readonly sort: Figure | 'name';
  readonly order: Order;
};

const USUAL: UsageView = {
  range: '30d',
  dates: { from: '', to: '' },
  interval: undefined,
  groupBy: 'worker',
  sort: 'credits',
  order: 'desc',
};

/** Uses defaults for missing and invalid parameters. */
export function viewOf(search: URLSearchParams): UsageView {
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((word) => word === search.get(name));
  return {
    range: one('range', RANGES) ?? USUAL.range,
    dates: { from: search.get('from') ?? '', to: search.get('to') ?? '' },
    interval: one('interval', USAGE_INTERVALS),
    groupBy: one('groupBy', USAGE_GROUPS) ?? USUAL.groupBy,
    sort: one('sort', ['name', ...FIGURES] as const) ?? USUAL.sort,
    order: one('order', ORDERS) ?? USUAL.order,
  };
}

/** Omits defaults: `?range=last-week&groupBy=budget`. */
export function searchOf({ range, dates, ...view }: UsageView): string {
  const search = new URLSearchParams();
  const named = { range, ...(range === 'custom' && dates), ...view };
  const usual: Record<string, unknown> = { ...USUAL };
  for (const [name, value] of Object.entries(named)) {
    if (value !== undefined && value !== usual[name]) search.set(name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}

import type { Order } from '#contract/task-list-query.ts';
import type { Usage, UsageOfGroup } from '#contract/usage.ts';
import { valueOf, type Figure } from './figures.ts';

export type BreakdownRow = {
  readonly group: UsageOfGroup;
  readonly name: string;
  /** Rank by credits, which decides the fill in the chart. */
  readonly place: number;
};

/** Sorts by a figure or by name. Missing figures come last in either order. */
export function rowsOf(
  { groups, totals }: Pick<Usage, 'groups' | 'totals'>,
  nameOf: (key: string) => string,
  sort: Figure | 'name',
  order: Order,
): readonly BreakdownRow[] {
  const rows = groups.map((group, place) => ({ group, name: nameOf(group.key), place }));
  const sign = order === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => {
    if (sort === 'name') return sign * a.name.localeCompare(b.name);
    const [one, other] = [a, b].map(({ group }) => valueOf(group, sort, totals.credits));
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other) || a.place - b.place;
  });
}

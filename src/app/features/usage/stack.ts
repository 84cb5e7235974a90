import type { UsageBucket, UsageOfGroup } from '#contract/usage.ts';

/** Groups shown separately; the rest is one. */
const MAX_GROUPS = 5;

/** One piece of every column: a group, or all others (null). */
export type Series = { readonly key: string | null; readonly place: number };

/** The most expensive groups, and one for the others. */
export function seriesOf(groups: readonly UsageOfGroup[]): readonly Series[] {
  const own = groups.slice(0, MAX_GROUPS).map(({ key }, place) => ({ key, place }));
  return groups.length > MAX_GROUPS ? [...own, { key: null, place: MAX_GROUPS }] : own;
}

/** Returns each series' credits in a bucket; one series for all without groups. */
export function stackOf(bucket: UsageBucket, series: readonly Series[]): readonly number[] {
  if (series.length === 0) return [bucket.credits];
  const byGroup = bucket.byGroup ?? {};
  const named = series.map(({ key }) => (key === null ? 0 : (byGroup[key] ?? 0)));
  const rest = Math.max(0, bucket.credits - named.reduce((sum, credits) => sum + credits, 0));
  return series.map(({ key }, at) => (key === null ? rest : (named[at] ?? 0)));
}

/** At most four round steps, from 0 to at least `highest`. */
export function ticksFor(highest: number): readonly number[] {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough) ?? 10) * power);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(1, highest) / whole) + 1 }, (_, at) => at * whole);
}

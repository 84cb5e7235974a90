import type { UsageGroup } from '#contract/usage.ts';
import type { Series } from './stack.ts';

const PLACES = ['bg-series-1', 'bg-series-2', 'bg-series-3', 'bg-series-4', 'bg-series-5', 'bg-series-6'] as const;
const STATUSES: Readonly<Record<string, string>> = {
  completed: 'bg-completed',
  aborted: 'bg-aborted',
  error: 'hatched',
};

/** Statuses have their own colours; failed is hatched. */
export function fillOf({ key, place }: Series, groupBy: UsageGroup | null): string {
  const ofStatus = groupBy === 'status' && key !== null ? STATUSES[key] : undefined;
  return `forced-color-adjust-none ${ofStatus ?? PLACES[place] ?? PLACES[5]}`;
}

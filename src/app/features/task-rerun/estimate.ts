import type { Budget } from '#contract/task.ts';
import type { UsageOfGroup } from '#contract/usage.ts';
import { costAt } from '#app/data/spending.ts';

/** In credits. `known`: turns with enough history to estimate them. */
export type Estimate = { readonly usual: number; readonly most: number; readonly known: number };

type Planned = { readonly workerId?: string | null | undefined; readonly budget?: Budget | undefined };

/** Adds up what turns usually cost (the median), and rarely exceed (p90). `before`: usage by budget, per worker. */
export function estimateCost(
  turns: readonly Planned[],
  before: ReadonlyMap<string, readonly UsageOfGroup[] | null | undefined>,
): Estimate {
  const costs = turns.flatMap(({ workerId, budget }) => {
    const groups = before.get(workerId ?? '');
    const cost = groups == null || budget === undefined ? undefined : costAt(groups, budget);
    return cost?.p50 == null ? [] : [cost];
  });
  return {
    usual: costs.reduce((sum, { p50 }) => sum + p50, 0),
    most: costs.reduce((sum, { p90 }) => sum + p90, 0),
    known: costs.length,
  };
}

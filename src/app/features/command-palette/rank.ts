import type { Entry } from './entry.ts';
import { fitOf } from './fuzzy.ts';

/** What was chosen before comes before what fits no better. */
const CHOSEN_BEFORE = 0.5;
/** What only the heading helps to find fits less well. */
const WITH_HEADING = 0.4;

/**
 * The entries that answer a query, the best first, and those that can't be used now after all others. Those that fit
 * alike stay in their order.
 * @param chosen ids of what was chosen before
 */
export function rank(entries: readonly Entry[], query: string, chosen: ReadonlySet<string>): readonly Entry[] {
  return entries
    .flatMap((entry) => {
      const fit = scoreOf(entry, query);
      if (fit === undefined) return [];
      const score = fit + (chosen.has(entry.id) ? CHOSEN_BEFORE : 0) - (entry.disabled === undefined ? 0 : 1000);
      return [{ entry, score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function scoreOf({ label, group }: Entry, query: string): number | undefined {
  const own = fitOf(query, label)?.score;
  if (own !== undefined || group === undefined) return own;
  const together = fitOf(query, `${label} ${group}`);
  const isInLabel = together?.at.some((at) => at < label.length) === true;
  return isInLabel ? together.score * WITH_HEADING : undefined;
}

/** Each id once: the first that bears it. */
export function withoutDoubles(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

import type { Entry } from './entry.ts';
import { fitOf } from './fuzzy.ts';

const CHOSEN_BEFORE = 0.5;
/** Factor for items that match only together with their group. */
const WITH_HEADING = 0.4;

/**
 * The matching items, best first; ties keep their order, disabled items come last.
 * @param chosen ids of recently chosen items
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

export function withoutDoubles(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

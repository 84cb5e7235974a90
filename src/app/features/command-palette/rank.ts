import type { PaletteItem } from './palette-item.ts';
import { fuzzyMatch } from './fuzzy.ts';

const RECENT_BONUS = 0.5;
/** For items that match only together with their category. */
const CATEGORY_FACTOR = 0.4;

/** Best first; ties keep their order, disabled items come last. `chosen`: ids of recent choices. */
export function rank(
  entries: readonly PaletteItem[],
  query: string,
  chosen: ReadonlySet<string>,
): readonly PaletteItem[] {
  return entries
    .flatMap((item) => {
      const fit = scoreOf(item, query);
      if (fit === undefined) return [];
      const score = fit + (chosen.has(item.id) ? RECENT_BONUS : 0) - (item.disabled === undefined ? 0 : 1000);
      return [{ item, score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf({ label, category }: PaletteItem, query: string): number | undefined {
  const own = fuzzyMatch(query, label)?.score;
  if (own !== undefined) return own;
  const together = fuzzyMatch(query, `${label} ${category}`);
  const isInLabel = together?.at.some((at) => at < label.length) === true;
  return isInLabel ? together.score * CATEGORY_FACTOR : undefined;
}

export function uniqueById<Item extends { readonly id: string }>(entries: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

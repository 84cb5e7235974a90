import { fold, countMatches } from './fold.ts';
import type { Place } from './place.ts';
import { saidAtPaths } from './said-in-row.ts';

/** Where a match stands that may be folded away: the path of its text, and which match of that text it is, from 0. */
export type PlaceAtPath = { readonly path: string; readonly nth: number };

/** Undefined for a match in what a row always shows. */
export function placeInRow({ at, nth }: Place, matcher: RegExp): PlaceAtPath | undefined {
  const said = [...saidAtPaths(at.row)];
  if (said.length === 0) return undefined;
  const counts = said.map(({ text }) => countMatches(fold(text), matcher));
  let left = nth - at.count + counts.reduce((sum, count) => sum + count, 0);
  if (left < 0) return undefined;
  for (const [i, { path }] of said.entries()) {
    const count = counts[i] ?? 0;
    if (left < count) return { path, nth: left };
    left -= count;
  }
  return undefined;
}

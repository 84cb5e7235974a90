import type { FoundRow, Results } from './search.ts';

/** One match: the `nth` of a row, from 0. */
export type Place = { readonly at: FoundRow; readonly nth: number };

/** A match's number among all, from 1. */
export function ordinalOf({ found }: Results, { at, nth }: Place): number {
  let before = 0;
  for (const one of found) {
    if (one.row.key === at.row.key) break;
    before += one.count;
  }
  return before + nth + 1;
}

/** The match `by` steps on from a place, round at the ends; where there is no place yet, the first from the row `from` on, else the last before it. */
export function stepFrom({ found }: Results, place: Place | undefined, by: 1 | -1, from: number): Place | undefined {
  if (place === undefined) {
    const at = found.find(({ index }) => index >= from) ?? found.at(-1);
    return at && { at, nth: at.index >= from ? 0 : at.count - 1 };
  }
  const { at, nth } = place;
  if (nth + by >= 0 && nth + by < at.count) return { at, nth: nth + by };
  const here = found.findIndex(({ row }) => row.key === at.row.key);
  const next = found[(here + by + found.length) % found.length];
  return next && { at: next, nth: by === 1 ? 0 : next.count - 1 };
}

/**
 * The same match among newer results. Rows change under it: they grow, and a turn whose parts come late has other rows
 * than its words alone had. Then it is the row that says the same, else the nearest one of that turn, else none.
 */
export function follow({ found }: Results, place: Place): Place | undefined {
  const { row } = place.at;
  const { seq } = row;
  const ofTurn = found.filter((one) => one.row.seq === seq);
  const at =
    ofTurn.find((one) => one.row.key === row.key && one.row.kind === row.kind && one.count >= place.at.count) ??
    ofTurn.find((one) => one.row.kind === 'markdown' && row.kind === 'markdown' && one.row.markdown === row.markdown) ??
    ofTurn[0];
  return at && { at, nth: Math.min(place.nth, at.count - 1) };
}

import { searchTexts } from '../rows/rows.ts';
import { countMatches, normalizeText } from './normalize-text.ts';
import type { FoundRow, Results } from './search.ts';

/** Number `nth` of its row, from 0. */
export type Match = { readonly at: FoundRow; readonly nth: number };

export type MatchInText = { readonly path: string; readonly nth: number };

export function ordinalOf({ found }: Results, { at, nth }: Match): number {
  let before = 0;
  for (const one of found) {
    if (one.row.key === at.row.key) break;
    before += one.count;
  }
  return before + nth + 1;
}

/**
 * Returns the next (1) or previous (-1) match, cyclically. Without a match: the first from row index `from` on, else
 * the last.
 */
export function stepFrom({ found }: Results, match: Match | undefined, by: 1 | -1, from: number): Match | undefined {
  if (match === undefined) {
    const at = found.find(({ index }) => index >= from) ?? found.at(-1);
    return at && { at, nth: at.index >= from ? 0 : at.count - 1 };
  }
  const { at, nth } = match;
  if (nth + by >= 0 && nth + by < at.count) return { at, nth: nth + by };
  const here = found.findIndex(({ row }) => row.key === at.row.key);
  const next = found[(here + by + found.length) % found.length];
  return next && { at: next, nth: by === 1 ? 0 : next.count - 1 };
}

/**
 * Finds a match in newer results: in its row, else in a row with the same text (loading parts replaces rows), else in
 * its turn.
 */
export function relocate({ found }: Results, match: Match): Match | undefined {
  const { row } = match.at;
  const ofTurn = found.filter((one) => one.row.seq === row.seq);
  const at =
    ofTurn.find((one) => one.row.key === row.key && one.row.kind === row.kind && one.count >= match.at.count) ??
    ofTurn.find((one) => one.row.kind === 'markdown' && row.kind === 'markdown' && one.row.markdown === row.markdown) ??
    ofTurn[0];
  return at && { at, nth: Math.min(match.nth, at.count - 1) };
}

/** Undefined if the match is always visible. */
export function matchInText({ at, nth }: Match, matcher: RegExp): MatchInText | undefined {
  const texts = [...searchTexts(at.row)].flatMap(({ path, text }) => (path === undefined ? [] : [{ path, text }]));
  if (texts.length === 0) return undefined;
  const counts = texts.map(({ text }) => countMatches(normalizeText(text), matcher));
  let left = nth - at.count + counts.reduce((sum, count) => sum + count, 0);
  if (left < 0) return undefined;
  for (const [i, { path }] of texts.entries()) {
    const count = counts[i] ?? 0;
    if (left < count) return { path, nth: left };
    left -= count;
  }
  return undefined;
}

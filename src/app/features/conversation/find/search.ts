import type { Row } from '../rows.ts';
import { countMatches, fold, matcherOf } from './fold.ts';
import { searchableText, saysSame } from './said-in-row.ts';

/** A row that holds matches, and where it stands among all rows. */
export type FoundRow = { readonly row: Row; readonly index: number; readonly count: number };

export type Results = {
  /** In the order of the conversation. */
  readonly found: readonly FoundRow[];
  readonly total: number;
  /** More may come. */
  readonly searching: boolean;
};

export const NO_RESULTS: Results = { found: [], total: 0, searching: false };

export type SearchDeps = {
  /** Milliseconds, on any clock that doesn't jump. */
  now: () => number;
  /** Runs a function once the browser has done what waits, after `ms`; answers what calls it off. */
  later: (run: () => void, ms: number) => () => void;
  onResults: (results: Results) => void;
};

export type Search = {
  /** Searches for something else, from the row `from` down to the end, then from there up to the start. */
  look: (query: string, from: number) => void;
  /** The conversation has changed: only rows that say something new are searched again. */
  follow: (rows: readonly Row[]) => void;
  /** Whether rows wait to be searched. */
  isBusy: () => boolean;
  stop: () => void;
};

/** How long a slice works before whatever else waits has its turn, in milliseconds. */
const SLICE_MS = 5;
/** How often a growing conversation is gone through again. */
const FOLLOW_MS = 200;
const TELL_MS = 100;

type Counts = Map<string, { row: Row; count: number }>;
type Pass = { rows: readonly Row[]; from: number; at: number; before: FoundRow[]; after: FoundRow[]; first: boolean };

/**
 * Searches all rows in slices, so that typing and scrolling never wait for it. What it has found so far is told after
 * every slice of a new search; while a conversation grows, at the end of each pass.
 */
export function createSearch({ now, later, onResults }: SearchDeps): Search {
  let rows: readonly Row[] = [];
  let query = '';
  let matcher: RegExp | undefined;
  let counts: Counts = new Map();
  /** What was counted for a shorter query: where that wasn't, the longer one isn't either. */
  let shorter: Counts = new Map();
  let pass: Pass | undefined;
  let toldAt: number | undefined;
  let callOff: (() => void) | undefined;

  function begin(from: number, first: boolean) {
    pass = { rows, from: Math.min(from, Math.max(rows.length - 1, 0)), at: 0, before: [], after: [], first };
  }

  function countIn(row: Row, wanted: RegExp): number {
    const known = counts.get(row.key);
    if (known !== undefined && saysSame(known.row, row)) return known.count;
    const before = shorter.get(row.key);
    if (before?.count === 0 && saysSame(before.row, row)) return 0;
    return countMatches(fold(searchableText(row)), wanted);
  }

  /** Goes on with a pass; true once it is through. */
  function work(current: Pass, wanted: RegExp): boolean {
    const end = now() + SLICE_MS;
    const { rows: all, from } = current;
    while (current.at < all.length) {
      const index = orderedIndex(current.at, from, all.length);
      const row = all[index];
      current.at += 1;
      if (row === undefined) continue;
      const count = countIn(row, wanted);
      counts.set(row.key, { row, count });
      if (count > 0) (index < from ? current.before : current.after).push({ row, index, count });
      if (now() >= end) break;
    }
    return current.at >= all.length;
  }

  function step() {
    callOff = undefined;
    if (pass === undefined || matcher === undefined) return;
    const done = work(pass, matcher);
    if (done || (pass.first && isWorthTelling(pass))) tell(pass, !done);
    if (!done) {
      callOff = later(step, 0);
      return;
    }
    forgetGone(pass.rows);
    const { rows: seen } = pass;
    pass = undefined;
    if (seen !== rows) again();
  }

  function again() {
    callOff ??= later(() => {
      begin(0, false);
      step();
    }, FOLLOW_MS);
  }

  /** The first that is found, at once; then now and then, since the more there is, the more telling takes. */
  function isWorthTelling({ before, after }: Pass): boolean {
    return toldAt === undefined ? before.length + after.length > 0 : now() - toldAt >= TELL_MS;
  }

  function tell({ before, after }: Pass, searching: boolean) {
    toldAt = now();
    const found = [...before.toReversed(), ...after];
    onResults({ found, total: found.reduce((sum, { count }) => sum + count, 0), searching });
  }

  /** Rows that are gone must not be remembered for good. */
  function forgetGone(all: readonly Row[]) {
    if (counts.size <= all.length) return;
    const kept: Counts = new Map();
    for (const { key } of all) {
      const known = counts.get(key);
      if (known !== undefined) kept.set(key, known);
    }
    counts = kept;
  }

  function stop() {
    callOff?.();
    callOff = undefined;
    pass = undefined;
  }

  return {
    look(wanted, from) {
      stop();
      if (matcher === undefined || !fold(wanted).includes(fold(query).trim())) shorter = new Map();
      else if (counts.size >= shorter.size) shorter = counts;
      counts = new Map();
      toldAt = undefined;
      query = wanted;
      matcher = matcherOf(wanted);
      if (matcher === undefined) {
        onResults(NO_RESULTS);
        return;
      }
      begin(from, true);
      callOff = later(step, 0);
    },
    follow(next) {
      if (next === rows) return;
      rows = next;
      if (matcher !== undefined && pass === undefined) again();
    },
    isBusy: () => pass !== undefined || callOff !== undefined,
    stop,
  };
}

/** The row that is searched as the `nth`: what is nearest to the reader comes first. */
function orderedIndex(nth: number, from: number, length: number): number {
  return nth < length - from ? from + nth : length - nth - 1;
}

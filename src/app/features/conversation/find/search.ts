import { hasSameText, searchTexts, type Row } from '../rows/rows.ts';
import { BOUNDARY, countMatches, matcherOf, normalizeText } from './normalize-text.ts';

export type FoundRow = { readonly row: Row; readonly index: number; readonly count: number };

export type Results = {
  readonly found: readonly FoundRow[];
  readonly total: number;
  /** Until all rows are loaded and searched. */
  readonly searching: boolean;
};

export const NO_RESULTS: Results = { found: [], total: 0, searching: false };

export type SearchDeps = {
  now: () => number;
  /** Returns a function that cancels it. */
  schedule: (run: () => void, ms: number) => () => void;
  onResults: (results: Results) => void;
};

export type Search = {
  start: (query: string, from: number) => void;
  /** Searches only rows with new text. `allLoaded`: no more rows of earlier turns will load. */
  setRows: (rows: readonly Row[], allLoaded: boolean) => void;
  /** Until the next `start`. */
  stop: () => void;
};

const SLICE_MS = 5;
const RECHECK_MS = 200;
const REPORT_MS = 100;

type Counts = Map<string, { row: Row; count: number }>;
type Pass = {
  rows: readonly Row[];
  allLoaded: boolean;
  from: number;
  at: number;
  before: FoundRow[];
  after: FoundRow[];
  first: boolean;
};

/** Searches in slices, so that typing and scrolling never wait. */
export function createSearch({ now, schedule, onResults }: SearchDeps): Search {
  let rows: readonly Row[] = [];
  let allLoaded = true;
  let query = '';
  let matcher: RegExp | undefined;
  let counts: Counts = new Map();
  /** Rows without a match for a shorter query have none for the longer one. */
  let previous: Counts = new Map();
  let pass: Pass | undefined;
  let reportedAt: number | undefined;
  let cancel: (() => void) | undefined;

  function begin(from: number, first: boolean) {
    const inRange = Math.min(from, Math.max(rows.length - 1, 0));
    pass = { rows, allLoaded, from: inRange, at: 0, before: [], after: [], first };
  }

  function countIn(row: Row, wanted: RegExp): number {
    const known = counts.get(row.key);
    if (known !== undefined && hasSameText(known.row, row)) return known.count;
    const before = previous.get(row.key);
    if (before?.count === 0 && hasSameText(before.row, row)) return 0;
    return countMatches(normalizeText(textOf(row)), wanted);
  }

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
    cancel = undefined;
    if (pass === undefined || matcher === undefined) return;
    const done = work(pass, matcher);
    if (done || (pass.first && shouldReport(pass))) report(pass, !done || !pass.allLoaded);
    if (!done) {
      cancel = schedule(step, 0);
      return;
    }
    dropRemovedRows(pass.rows);
    const isOutdated = pass.rows !== rows || pass.allLoaded !== allLoaded;
    pass = undefined;
    if (isOutdated) recheck();
  }

  function recheck() {
    cancel ??= schedule(() => {
      begin(0, false);
      step();
    }, RECHECK_MS);
  }

  /** Reports cost more with more matches, so they are throttled after the first. */
  function shouldReport({ before, after }: Pass): boolean {
    return reportedAt === undefined ? before.length + after.length > 0 : now() - reportedAt >= REPORT_MS;
  }

  function report({ before, after }: Pass, searching: boolean) {
    reportedAt = now();
    const found = [...before.toReversed(), ...after];
    onResults({ found, total: found.reduce((sum, { count }) => sum + count, 0), searching });
  }

  function dropRemovedRows(all: readonly Row[]) {
    if (counts.size <= all.length) return;
    const kept: Counts = new Map();
    for (const { key } of all) {
      const known = counts.get(key);
      if (known !== undefined) kept.set(key, known);
    }
    counts = kept;
  }

  function cancelPass() {
    cancel?.();
    cancel = undefined;
    pass = undefined;
  }

  return {
    start(wanted, from) {
      cancelPass();
      if (matcher === undefined || !normalizeText(wanted).includes(normalizeText(query).trim())) previous = new Map();
      else if (counts.size >= previous.size) previous = counts;
      counts = new Map();
      reportedAt = undefined;
      query = wanted;
      matcher = matcherOf(wanted);
      if (matcher === undefined) {
        onResults(NO_RESULTS);
        return;
      }
      begin(from, true);
      cancel = schedule(step, 0);
    },
    setRows(next, loaded) {
      if (next === rows && loaded === allLoaded) return;
      rows = next;
      allLoaded = loaded;
      if (matcher !== undefined && pass === undefined) recheck();
    },
    stop() {
      cancelPass();
      matcher = undefined;
    },
  };
}

function textOf(row: Row): string {
  return Array.from(searchTexts(row), ({ text }) => text).join(BOUNDARY);
}

function orderedIndex(nth: number, from: number, length: number): number {
  return nth < length - from ? from + nth : length - nth - 1;
}

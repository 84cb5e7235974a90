import type { RevealTarget } from '#app/components/reveal.ts';
import type { Row } from '../rows.ts';
import { matcherOf } from './fold.ts';
import { hideFound, showFound } from './highlights.ts';
import { follow, ordinalOf, stepFrom, type Place } from './place.ts';
import { placeInRow, type PlaceAtPath } from './place-in-row.ts';
import { rangesIn } from './said-on-screen.ts';
import { scrollIntoSight } from './scroll-into-sight.ts';
import { createSearch, NO_RESULTS } from './search.ts';
import { unfold } from './unfold.ts';

/** What the bar says. */
export type FindState = {
  readonly query: string;
  readonly total: number;
  readonly searching: boolean;
  /** The current match: its number from 1, and the turn it stands in. */
  readonly current: { readonly ordinal: number; readonly seq: number } | undefined;
};

/** A row on screen in which the current match stands. `folded`: where that is, if it can be folded away, and whether its text is in the page. */
type Shown = { element: Element; range: Range | undefined; folded?: { path: string; isOpen: boolean } };

export type Find = {
  /** `complete`: no rows of the past are still to come. */
  setRows: (rows: readonly Row[], complete: boolean) => void;
  setQuery: (query: string) => void;
  step: (by: 1 | -1) => void;
  /** Looks at the page, until the function that it answers is called. */
  attach: (scroller: HTMLElement) => () => void;
  subscribe: (listener: () => void) => () => void;
  state: () => FindState;
};

/** What finding changes in the page. */
export type FindMoves = {
  /** Brings a row on screen. */
  scrollToRow: (row: Row) => void;
  /** Opens what hides a place. */
  reveal: (target: RevealTarget) => void;
};

/** Matches of a row that are marked at most. */
const MOST_MARKED = 1_000;

/** A search of the whole conversation, and its marks on what is on screen. */
export function createFind({ scrollToRow, reveal }: FindMoves): Find {
  const listeners = new Set<() => void>();
  let rows: readonly Row[] = [];
  let complete = true;
  /** Whether the results are those of all rows that are known to be there. */
  let settled = true;
  let query = '';
  let matcher: RegExp | undefined;
  let results = NO_RESULTS;
  let place: Place | undefined;
  let state: FindState = { query, total: 0, searching: false, current: undefined };
  let scroller: HTMLElement | undefined;
  /** The row from which a new search begins: where the reader is, or where the last match was that they went to. */
  let origin: number | undefined;
  /** Whether the current match is to be brought into sight, until the reader scrolls elsewhere. */
  let aims = false;
  /** What was opened last on the way to the current match. */
  let revealed: RevealTarget | undefined;
  let inRow: { place: Place; at: PlaceAtPath | undefined } | undefined;
  /** Whether the query is new, so that its first match is gone to. */
  let fresh = false;
  let frame = 0;

  const search = createSearch({
    now: () => performance.now(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onResults(next) {
      results = next;
      settled ||= complete && !next.searching;
      place = place && follow(next, place);
      if (place === undefined) {
        place = stepFrom(next, undefined, 1, origin ?? 0);
        if (place !== undefined && fresh) aims = true;
      }
      fresh &&= place === undefined && (next.searching || !settled);
      tell();
    },
  });

  function tell() {
    const { total } = results;
    const searching = results.searching || !settled;
    const current = place && { ordinal: ordinalOf(results, place), seq: place.at.row.seq };
    state = { query, total, searching, current };
    for (const listener of listeners) listener();
    frame ||= requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    if (scroller === undefined || matcher === undefined) {
      hideFound();
      return;
    }
    const ranges: Range[] = [];
    let shown: Shown | undefined;
    for (const element of scroller.querySelectorAll<HTMLElement>('[data-row]')) {
      const here = rangesIn(element, matcher, MOST_MARKED);
      ranges.push(...here);
      if (place !== undefined && element.dataset['row'] === place.at.row.key) {
        shown = showPlace(place, element, here, matcher);
      }
    }
    showFound(ranges, shown?.range);
    if (aims && place !== undefined) goTo(place, shown, scroller);
  }

  /** The current match in its row, as far as that is opened. */
  function showPlace(current: Place, element: Element, here: readonly Range[], wanted: RegExp): Shown {
    if (inRow?.place !== current) inRow = { place: current, at: placeInRow(current, wanted) };
    const { at } = inRow;
    if (at === undefined) return { element, range: here[Math.min(current.nth, here.length - 1)] };
    const text = [...element.querySelectorAll<HTMLElement>('[data-said]')].find(
      (one) => one.dataset['said'] === at.path,
    );
    return {
      element,
      folded: { path: at.path, isOpen: text !== undefined },
      range: text && rangesIn(text, wanted)[at.nth],
    };
  }

  /** A step at a time: what it scrolls to or opens changes the page, and the next step follows from that. */
  function goTo({ at }: Place, shown: Shown | undefined, inside: HTMLElement) {
    if (shown === undefined) {
      scrollToRow(at.row);
    } else if (shown.range !== undefined) {
      if (!unfold(shown.range)) scrollIntoSight(shown.range, inside);
    } else if (shown.folded !== undefined) {
      const { path, isOpen } = shown.folded;
      if (revealed?.path === path && (revealed.all || !isOpen)) return;
      revealed = { path, all: revealed?.path === path };
      reveal(revealed);
    }
  }

  function firstInSight(inside: HTMLElement): number {
    const { top } = inside.getBoundingClientRect();
    const element = [...inside.querySelectorAll<HTMLElement>('[data-row]')].find(
      (one) => one.getBoundingClientRect().bottom > top,
    );
    return Math.max(
      rows.findIndex(({ key }) => key === element?.dataset['row']),
      0,
    );
  }

  return {
    setRows(next, isComplete) {
      rows = next;
      complete = isComplete;
      search.follow(next);
      const before = settled;
      settled = complete && (settled || !search.isBusy());
      if (settled !== before) tell();
    },
    setQuery(next) {
      query = next;
      matcher = matcherOf(next);
      place = undefined;
      revealed = undefined;
      fresh = true;
      origin ??= scroller && firstInSight(scroller);
      tell();
      search.look(next, origin ?? 0);
    },
    step(by) {
      place = stepFrom(results, place, by, origin ?? 0);
      origin = place?.at.index;
      aims = true;
      revealed = undefined;
      tell();
    },
    attach(element) {
      scroller = element;
      const watching = new AbortController();
      const options = { passive: true, signal: watching.signal };
      const leave = () => {
        aims = false;
        fresh = false;
        origin = undefined;
      };
      for (const name of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
        element.addEventListener(name, leave, options);
      }
      const changes = new MutationObserver(() => {
        frame ||= requestAnimationFrame(paint);
      });
      changes.observe(element, { childList: true, characterData: true, subtree: true });
      return () => {
        watching.abort();
        changes.disconnect();
        search.stop();
        cancelAnimationFrame(frame);
        frame = 0;
        scroller = undefined;
        hideFound();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
  };
}

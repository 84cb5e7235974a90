import type { RevealTarget } from '#app/components/reveal.ts';
import type { Row } from '../rows/rows.ts';
import { findRanges } from './find-ranges.ts';
import { clearHighlights, showHighlights } from './highlights.ts';
import { matchInText, ordinalOf, relocate, stepFrom, type Match, type MatchInText } from './match.ts';
import { matcherOf } from './normalize-text.ts';
import { openDetails, scrollToMatch } from './scroll-to-match.ts';
import { createSearch, NO_RESULTS } from './search.ts';

export type FindState = {
  readonly query: string;
  readonly total: number;
  readonly searching: boolean;
  readonly current: { readonly ordinal: number; readonly seq: number } | undefined;
};

/** `range` is undefined while collapsed. `isOpen`: its text is in the page. */
type RenderedMatch = { range: Range | undefined; collapsible?: { path: string; isOpen: boolean } };

export type Find = {
  /** `allLoaded`: no more rows of earlier turns will load. */
  setRows: (rows: readonly Row[], allLoaded: boolean) => void;
  setQuery: (query: string) => void;
  step: (by: 1 | -1) => void;
  attach: (scroller: HTMLElement) => () => void;
  subscribe: (listener: () => void) => () => void;
  state: () => FindState;
};

export type FindCommands = {
  scrollToRow: (row: Row) => void;
  reveal: (target: RevealTarget) => void;
};

const MAX_HIGHLIGHTS_PER_ROW = 1_000;

export function createFind({ scrollToRow, reveal }: FindCommands): Find {
  const listeners = new Set<() => void>();
  let rows: readonly Row[] = [];
  let query = '';
  let matcher: RegExp | undefined;
  let results = NO_RESULTS;
  let match: Match | undefined;
  let state: FindState = { query, total: 0, searching: false, current: undefined };
  let scroller: HTMLElement | undefined;
  let origin: number | undefined;
  /** Ends when the reader scrolls. */
  let scrollsToMatch = false;
  let revealed: RevealTarget | undefined;
  let located: { match: Match; at: MatchInText | undefined } | undefined;
  let isNewQuery = false;
  let frame = 0;

  const search = createSearch({
    now: () => performance.now(),
    schedule: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onResults(next) {
      results = next;
      match = match && relocate(next, match);
      if (match === undefined) {
        match = stepFrom(next, undefined, 1, origin ?? 0);
        if (match !== undefined && isNewQuery) scrollsToMatch = true;
      }
      isNewQuery &&= match === undefined && next.searching;
      update();
    },
  });

  function update() {
    const { total, searching } = results;
    const current = match && { ordinal: ordinalOf(results, match), seq: match.at.row.seq };
    state = { query, total, searching, current };
    for (const listener of listeners) listener();
    frame ||= requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    if (scroller === undefined || matcher === undefined) {
      clearHighlights();
      return;
    }
    const ranges: Range[] = [];
    let rendered: RenderedMatch | undefined;
    for (const element of scroller.querySelectorAll<HTMLElement>('[data-row]')) {
      const here = findRanges(element, matcher, MAX_HIGHLIGHTS_PER_ROW);
      ranges.push(...here);
      if (match !== undefined && element.dataset['row'] === match.at.row.key) {
        rendered = locate(match, element, here, matcher);
      }
    }
    showHighlights(ranges, rendered?.range);
    if (scrollsToMatch && match !== undefined) goTo(match, rendered, scroller);
  }

  function locate(current: Match, element: Element, here: readonly Range[], wanted: RegExp): RenderedMatch {
    if (located?.match !== current) located = { match: current, at: matchInText(current, wanted) };
    const { at } = located;
    if (at === undefined) return { range: here[Math.min(current.nth, here.length - 1)] };
    const text = [...element.querySelectorAll<HTMLElement>('[data-searchable]')].find(
      (one) => one.dataset['searchable'] === at.path,
    );
    return {
      collapsible: { path: at.path, isOpen: text !== undefined },
      range: text && findRanges(text, wanted)[at.nth],
    };
  }

  /** Scrolls to the row, or expands what hides the match. That change triggers the next step. */
  function goTo({ at }: Match, rendered: RenderedMatch | undefined, inside: HTMLElement) {
    if (rendered === undefined) {
      scrollToRow(at.row);
    } else if (rendered.range !== undefined) {
      if (!openDetails(rendered.range)) scrollToMatch(rendered.range, inside);
    } else if (rendered.collapsible !== undefined) {
      const { path, isOpen } = rendered.collapsible;
      if (revealed?.path === path && (revealed.all || !isOpen)) return;
      revealed = { path, all: revealed?.path === path };
      reveal(revealed);
    }
  }

  function firstVisibleRow(inside: HTMLElement): number {
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
    setRows(next, allLoaded) {
      rows = next;
      search.setRows(next, allLoaded);
    },
    setQuery(next) {
      query = next;
      matcher = matcherOf(next);
      match = undefined;
      revealed = undefined;
      isNewQuery = true;
      origin ??= scroller && firstVisibleRow(scroller);
      results = { ...results, searching: matcher !== undefined };
      update();
      search.start(next, origin ?? 0);
    },
    step(by) {
      match = stepFrom(results, match, by, origin ?? 0);
      origin = match?.at.index;
      scrollsToMatch = true;
      revealed = undefined;
      update();
    },
    attach(element) {
      scroller = element;
      const watching = new AbortController();
      const options = { passive: true, signal: watching.signal };
      const leave = () => {
        scrollsToMatch = false;
        isNewQuery = false;
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
        clearHighlights();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
  };
}

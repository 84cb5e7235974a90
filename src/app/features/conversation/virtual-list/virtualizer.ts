import type { TurnView } from '../turn-view.ts';
import { measureRows, type Elements } from './measure-rows.ts';
import { isBehindEnd, keyAt, PADDING_TOP, rangeAtEnd, rangeBetween, rangeInView, type RowRect } from './range.ts';
import { createRowList, isBefore, seqOfKey, type RowList, type RowMarker, type RowRange } from './row-list.ts';

/** Pixels within which the reader counts as being at the end. */
const END_TOLERANCE = 48;
/** In pixels. Grows by a step per frame, so that a jump first renders only what is visible. */
const MAX_OVERSCAN = 800;
const OVERSCAN_STEP = 300;
/** Frames without more overscan after much text was added at the end. */
const PAUSE_FRAMES = 8;

type VirtualizerCallbacks = {
  /** Renders synchronously, so that the next frame shows the new range. */
  render: () => void;
  onAtEndChange: (isAtEnd: boolean) => void;
  onTurnInView: (seq: number) => void;
};

export type RowLayout = {
  readonly list: RowList;
  readonly range: RowRange | undefined;
  /** Text arrives faster than it can be shown, so only visible rows are rendered. */
  readonly isBehind: boolean;
};

/** See README.md. `startAt`: the `seq` to begin at; the end if undefined. */
export function createVirtualizer(startAt: number | undefined) {
  let list = createRowList();
  let rendered: { range: RowRange; first: RowMarker; last: RowMarker } | undefined;
  let page: (Elements & VirtualizerCallbacks) | undefined;
  let followsEnd = startAt === undefined;
  let hasScrolled = false;
  /** The row to bring to the top. */
  let target: RowMarker | undefined =
    startAt === undefined ? undefined : { seq: startAt, key: `${startAt}:input`, row: 0 };
  let rects: ReadonlyMap<string, RowRect> = new Map();
  let scrollTop = 0;
  let viewportHeight = 0;
  let contentHeight = 0;
  let overscan = 0;
  let pausedFrames = 0;
  let isAtEnd = true;
  let frame = 0;

  const viewport = () => ({ scrollTop, height: viewportHeight, rects });

  function findRendered(inList: RowList): RowRange | undefined {
    const first = rendered && inList.indexOf(rendered.first);
    const last = rendered && inList.indexOf(rendered.last);
    if (first === undefined || last === undefined || isBefore(last, first)) return undefined;
    return { first, last };
  }

  /** Returns whether the rendered rows change. */
  function setRendered(range: RowRange): boolean {
    const before = rendered;
    rendered = { range, first: list.marker(range.first), last: list.marker(range.last) };
    return before?.first.key !== rendered.first.key || before.last.key !== rendered.last.key;
  }

  function pickRange(inList: RowList, overscanNow: number): RowRange | undefined {
    const height = (viewportHeight || innerHeight) + overscanNow;
    const aim = target && inList.indexOf(target);
    if (aim !== undefined) return rangeBetween(inList, aim, 0, -overscanNow, height);
    const kept = followsEnd ? undefined : findRendered(inList);
    return kept === undefined ? rangeAtEnd(inList, height) : rangeInView(inList, kept, viewport(), overscanNow);
  }

  function updateRange() {
    const range = pickRange(list, overscan);
    if (range !== undefined && setRendered(range)) page?.render();
    scheduleOverscan();
  }

  function scheduleOverscan() {
    if (overscan >= MAX_OVERSCAN || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (pausedFrames === 0) overscan = Math.min(MAX_OVERSCAN, overscan + OVERSCAN_STEP);
      else pausedFrames -= 1;
      updateRange();
    });
  }

  /** Measures what was rendered, and scrolls where needed, before paint. */
  function measure() {
    if (page === undefined || rendered === undefined) return;
    const { scroller } = page;
    viewportHeight = scroller.clientHeight;
    const measured = measureRows(list, rendered.range, page, viewport(), target === undefined);
    ({ rects, contentHeight } = measured);
    const aim = target && rects.get(target.key);
    if (aim !== undefined) {
      scroller.scrollTop = aim.top - PADDING_TOP;
      target = undefined;
    } else if (followsEnd) {
      scroller.scrollTop = scroller.scrollHeight;
    } else if (measured.moved !== 0) {
      scroller.scrollTop += measured.moved;
    }
    // Reading `scrollTop` forces a layout.
    const isUnchanged =
      aim === undefined && !followsEnd && measured.moved === 0 && scrollTop + viewportHeight < contentHeight;
    if (!isUnchanged) scrollTop = scroller.scrollTop;
    scheduleOverscan();
  }

  function reportAtEnd() {
    if (page === undefined) return;
    const { scrollHeight, clientHeight } = page.scroller;
    const now = scrollHeight - scrollTop - clientHeight < END_TOLERANCE;
    if (now !== isAtEnd) page.onAtEndChange(now);
    isAtEnd = now;
  }

  function reportTurnInView() {
    const key = keyAt(rects, scrollTop + viewportHeight / 2);
    if (key !== undefined) page?.onTurnInView(seqOfKey(key));
  }

  function onScroll() {
    const moved = (page?.scroller.scrollTop ?? scrollTop) - scrollTop;
    if (moved === 0) return;
    hasScrolled = true;
    scrollTop += moved;
    target = undefined;
    reportAtEnd();
    if (isAtEnd && moved > 0) followsEnd = true;
    else if (!isAtEnd && moved < 0) followsEnd = false;
    pausedFrames = 1;
    overscan = Math.max(Math.abs(moved) < viewportHeight ? OVERSCAN_STEP : 0, overscan - Math.abs(moved));
    updateRange();
    reportTurnInView();
  }

  function onResize() {
    if (page === undefined) return;
    const { scroller, content } = page;
    const isMeasured = scroller.clientHeight === viewportHeight && Math.abs(content.offsetHeight - contentHeight) < 1;
    if (!isMeasured) measure();
    updateRange();
    reportAtEnd();
  }

  function stopFollowing() {
    followsEnd = false;
    target = undefined;
  }

  function scrollToTarget() {
    overscan = 0;
    updateRange();
    measure();
  }

  function scrollToEnd() {
    followsEnd = true;
    target = undefined;
    scrollToTarget();
  }

  return {
    /** Pure, because React may render twice or discard a render. */
    layOut(views: readonly TurnView[]): RowLayout {
      const next = list.withViews(views);
      const kept = findRendered(next);
      const isBehind = followsEnd && kept !== undefined && isBehindEnd(next, kept, viewportHeight);
      const stays = !followsEnd && target === undefined && kept !== undefined;
      return { list: next, range: stays ? kept : pickRange(next, isBehind ? 0 : overscan), isBehind };
    },
    /** Call it with the rendered layout in a layout effect after every render. */
    commit(layout: RowLayout) {
      // A first answer stays at its beginning. The second turn is followed, unless the reader has scrolled.
      const isSecondTurn = list.views.length === 1 && layout.list.views.length === 2;
      list = layout.list;
      if (isSecondTurn && !hasScrolled) [followsEnd, target, overscan] = [true, undefined, 0];
      if (layout.isBehind) [overscan, pausedFrames] = [0, PAUSE_FRAMES];
      if (layout.range !== undefined) setRendered(layout.range);
      measure();
    },
    scrollToRow(key: string) {
      followsEnd = false;
      target = { seq: seqOfKey(key), key, row: 0 };
      scrollToTarget();
    },
    scrollToEnd,
    attach(elements: Elements & VirtualizerCallbacks): () => void {
      page = elements;
      const { scroller, content } = elements;
      const listening = new AbortController();
      const handlers = {
        onScroll,
        onScrollUp: () => scroller.scrollTop > 0 && stopFollowing(),
        onHome() {
          followsEnd = false;
          target = list.marker({ turn: 0, row: 0 });
          scrollToTarget();
        },
        onEnd: scrollToEnd,
      };
      listenToScroller(scroller, handlers, listening.signal);
      const resizes = new ResizeObserver(onResize);
      resizes.observe(content);
      resizes.observe(scroller);
      return () => {
        listening.abort();
        resizes.disconnect();
        cancelAnimationFrame(frame);
        frame = 0;
        page = undefined;
      };
    },
  };
}

type ScrollHandlers = {
  onScroll: () => void;
  /** By wheel or key. */
  onScrollUp: () => void;
  onHome: () => void;
  onEnd: () => void;
};

const UPWARD_KEYS = new Set(['ArrowUp', 'PageUp', 'Home']);
const HAS_OWN_HOME_AND_END = 'input, textarea, select, .overflow-y-auto';

/** Home and End jump at once: smooth scrolling would pass every row. */
function listenToScroller(scroller: HTMLElement, handlers: ScrollHandlers, signal: AbortSignal) {
  const options = { passive: true, signal };
  scroller.addEventListener('scroll', handlers.onScroll, options);
  scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && handlers.onScrollUp(), options);
  scroller.addEventListener(
    'keydown',
    (event) => {
      if (UPWARD_KEYS.has(event.key) || (event.key === ' ' && event.shiftKey)) handlers.onScrollUp();
      if ((event.key !== 'Home' && event.key !== 'End') || hasOwnHomeAndEnd(event.target, scroller)) return;
      event.preventDefault();
      if (event.key === 'Home') handlers.onHome();
      else handlers.onEnd();
    },
    { signal },
  );
}

function hasOwnHomeAndEnd(target: EventTarget | null, scroller: HTMLElement): boolean {
  const box = target instanceof Element ? target.closest(HAS_OWN_HOME_AND_END) : null;
  return box !== null && box !== scroller && scroller.contains(box);
}

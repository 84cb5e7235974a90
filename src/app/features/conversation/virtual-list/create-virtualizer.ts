import { holdSpan } from './hold-span.ts';
import { layOut, type Elements } from './lay-out.ts';
import { ABOVE, hasRunAway, keyAt, spanAtEnd, spanInSight, type Stand } from './pick-range.ts';
import { listenToReader } from './reader-moves.ts';
import { cover, createRowList, type Span } from './row-list.ts';
import type { TurnView } from '../rows.ts';

/** How near the end counts as being there, in pixels. */
const NEAR = 48;
/** How far beyond the screen rows are in the page, and how much of that is made a frame: a jump costs what it shows. */
const REACH = 800;
const STEP = 300;
/** Frames to wait for the end to stand still before more is made than it needs. */
const REST = 8;

type FlowEvents = {
  /** Other rows are to be in the page: renders again, at once, before the frame that shows them. */
  render: () => void;
  onAtEnd: (atEnd: boolean) => void;
  /** The turn in the middle of the screen, as the reader scrolls. */
  onNear: (seq: number) => void;
};

/**
 * Which rows are in the page, and where. They stand in the flow of the document between two spaces that are as high as
 * what is left out. What is read stays where it is: when rows above it turn out higher or lower than was guessed, the
 * space above gives way, and nothing is scrolled, so that a wheel or finger in motion isn't stopped. While the reader is at
 * the end, the end stays in sight instead.
 * @param startAt the `seq` of the turn to begin at, else the end
 */
export function createVirtualizer(startAt: number | undefined) {
  const list = createRowList();
  const held = holdSpan(list);
  let page: (Elements & FlowEvents) | undefined;
  let follows = startAt === undefined;
  /** The row to be brought to the top of the screen. */
  let target = startAt === undefined ? undefined : { seq: startAt, key: `${startAt}:input` };
  let stands: ReadonlyMap<string, Stand> = new Map();
  let scrollTop = 0;
  let screen = 0;
  /** How high the content was when it was laid out. */
  let total = 0;
  /** How far beyond the screen rows are in the page by now. */
  let reach = 0;
  let atEnd = true;
  let frame = 0;
  /** Frames in which no more rows are made than have to be, because the reader scrolls, or the end runs away. */
  let rest = 0;

  function wanted(): Span | undefined {
    const height = (screen || innerHeight) + reach;
    const aim = target && list.find(target.seq, target.key, 0);
    if (aim !== undefined) return cover(list, aim, 0, -reach, height);
    const kept = follows ? undefined : held.again();
    if (kept === undefined) return spanAtEnd(list, height);
    return spanInSight(list, kept, { scrollTop, screen, stands }, reach);
  }

  /** Where more was written than the screen shows, only what it shows is made: the next words may take its place. */
  function keepPace() {
    const before = held.again();
    if (before !== undefined && hasRunAway(list, before, screen)) [reach, rest] = [0, REST];
  }

  function update() {
    const span = wanted();
    if (span !== undefined && held.put(span)) page?.render();
    widen();
  }

  function widen() {
    if (reach >= REACH || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (rest === 0) reach = Math.min(REACH, reach + STEP);
      else rest -= 1;
      update();
    });
  }

  /** Puts the rows that have come into the page, or changed in it, in their place: before they are painted. */
  function settle() {
    const span = held.span();
    if (page === undefined || span === undefined) return;
    const { scroller } = page;
    screen = scroller.clientHeight;
    const laid = layOut(list, span, page, { scrollTop, screen, stands }, target === undefined);
    ({ stands, total } = laid);
    const aim = target && stands.get(target.key);
    if (aim !== undefined) {
      scroller.scrollTop = aim.top - ABOVE;
      target = undefined;
    } else if (follows) {
      scroller.scrollTop = scroller.scrollHeight;
    } else if (laid.moved !== 0) {
      scroller.scrollTop += laid.moved;
    }
    // Where nothing scrolls, and the browser has no cause to, to ask it would cost another layout.
    const stays = aim === undefined && !follows && laid.moved === 0 && scrollTop + screen < total;
    if (!stays) scrollTop = scroller.scrollTop;
    widen();
  }

  function tellAtEnd() {
    if (page === undefined) return;
    const { scrollHeight, clientHeight } = page.scroller;
    const now = scrollHeight - scrollTop - clientHeight < NEAR;
    if (now !== atEnd) page.onAtEnd(now);
    atEnd = now;
  }

  function tellNear() {
    const key = keyAt(stands, scrollTop + screen / 2);
    if (key !== undefined) page?.onNear(Number.parseInt(key, 10));
  }

  function scrolled() {
    const moved = (page?.scroller.scrollTop ?? scrollTop) - scrollTop;
    if (moved === 0) return;
    scrollTop += moved;
    target = undefined;
    tellAtEnd();
    if (atEnd && moved > 0) follows = true;
    else if (!atEnd && moved < 0) follows = false;
    rest = 1;
    reach = Math.max(Math.abs(moved) < screen ? STEP : 0, reach - Math.abs(moved));
    update();
    tellNear();
  }

  function leave() {
    follows = false;
    target = undefined;
  }

  function go() {
    reach = 0;
    update();
    settle();
  }

  function toEnd() {
    follows = true;
    target = undefined;
    go();
  }

  return {
    list,
    /** The rows to be in the page. Called while rendering. */
    spanOf(views: readonly TurnView[]): Span | undefined {
      list.setViews(views);
      if (follows) keepPace();
      const span = (follows || target !== undefined ? undefined : held.again()) ?? wanted();
      if (span !== undefined) held.put(span);
      return span;
    },
    /** Called after every render, before it is painted. */
    settle,
    /** Brings a row to the top of the screen. */
    show(seq: number, key: string) {
      follows = false;
      target = { seq, key };
      go();
    },
    toEnd,
    /** Takes care of the page's elements until the function that it answers is called. */
    attach(given: Elements & FlowEvents): () => void {
      page = given;
      const { scroller, content } = given;
      const listening = new AbortController();
      const moves = {
        onUp: () => scroller.scrollTop > 0 && leave(),
        onHome() {
          leave();
          scroller.scrollTop = 0;
        },
        onEnd: toEnd,
        onScroll: scrolled,
      };
      listenToReader(scroller, moves, listening.signal);
      const resized = new ResizeObserver(() => {
        const isSettled = scroller.clientHeight === screen && Math.abs(content.offsetHeight - total) < 1;
        if (!isSettled) settle();
        update();
        tellAtEnd();
      });
      resized.observe(content);
      resized.observe(scroller);
      return () => {
        listening.abort();
        resized.disconnect();
        cancelAnimationFrame(frame);
        frame = 0;
        page = undefined;
      };
    },
  };
}

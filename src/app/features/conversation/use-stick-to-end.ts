import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How near the end counts as being there, in pixels. */
const NEAR = 48;
/** How long after a wheel, touch or key a scroll is still taken for the reader's. */
const READER_MS = 250;
const SCROLL_KEYS = new Set(['ArrowUp', 'PageUp', 'Home', 'ArrowDown', 'PageDown', 'End', ' ']);

function toEnd(element: HTMLElement | null) {
  if (element !== null) element.scrollTop = element.scrollHeight;
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR;
}

/**
 * Keeps a scroller at its end while it grows, until the reader scrolls away, and again once they are back. Only what
 * the reader does counts: rows that are measured anew move the content as well, and mean nothing.
 * @param size the content's height: every change of it is followed
 */
export function useStickToEnd(scroller: RefObject<HTMLElement | null>, size: number, startsAtEnd: boolean) {
  const sticks = useRef(startsAtEnd);
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    if (sticks.current) toEnd(scroller.current);
  }, [scroller, size]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const listening = new AbortController();
    const options = { passive: true, signal: listening.signal };
    let readerUntil = 0;
    const byReader = ({ timeStamp }: Event) => {
      readerUntil = timeStamp + READER_MS;
    };
    element.addEventListener('wheel', byReader, options);
    element.addEventListener('touchmove', byReader, options);
    element.addEventListener('keydown', (event) => SCROLL_KEYS.has(event.key) && byReader(event), options);
    // Its scrollbar sends no moves: what happens until the button is up again is the reader's.
    element.addEventListener('pointerdown', () => (readerUntil = Infinity), options);
    addEventListener('pointerup', byReader, options);
    element.addEventListener(
      'scroll',
      ({ timeStamp }) => {
        const near = isNearEnd(element);
        if (near || timeStamp < readerUntil) sticks.current = near;
        setAtEnd(near);
      },
      options,
    );
    const resized = new ResizeObserver(() => sticks.current && toEnd(element));
    resized.observe(element);
    return () => {
      listening.abort();
      resized.disconnect();
    };
  }, [scroller]);

  function stick() {
    sticks.current = true;
    toEnd(scroller.current);
  }

  return { atEnd, stick };
}

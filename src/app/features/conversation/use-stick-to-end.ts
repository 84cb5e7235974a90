import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How near the end counts as being there, in pixels. */
const NEAR = 48;
const KEYS_UP = new Set(['ArrowUp', 'PageUp']);

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
    let top = element.scrollTop;
    let held = false;
    // At the reader's first move, not at the scrolling that follows: rows measured on the way would pull them back.
    const leave = () => {
      if (element.scrollTop > 0) sticks.current = false;
    };
    element.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && leave(), options);
    element.addEventListener(
      'keydown',
      (event) => {
        if (KEYS_UP.has(event.key)) leave();
        if (event.target !== element || event.key !== 'Home') return;
        // At once: the browser's own smooth way there ends at the first row that is measured.
        event.preventDefault();
        leave();
        element.scrollTop = 0;
      },
      { signal: listening.signal },
    );
    // A finger and the scrollbar tell no direction of their own.
    for (const name of ['pointerdown', 'touchstart']) element.addEventListener(name, () => (held = true), options);
    for (const name of ['pointerup', 'touchend']) addEventListener(name, () => (held = false), options);
    element.addEventListener(
      'scroll',
      () => {
        const near = isNearEnd(element);
        const up = element.scrollTop < top;
        top = element.scrollTop;
        if (near && !up) sticks.current = true;
        else if (up && held) sticks.current = false;
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

  /** Yields, for whoever goes elsewhere in the reader's name. */
  function letGo() {
    sticks.current = false;
  }

  return { atEnd, stick, letGo };
}

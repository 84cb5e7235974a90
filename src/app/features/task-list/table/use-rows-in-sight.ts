import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { spanInSight, type Span } from './span-in-sight.ts';

/** About as many as a screen shows, until it has been measured. */
const AT_FIRST = 20;
/** Rows made beyond the edges of what is in sight, so that scrolling finds them there. */
const BEYOND = 12;
/** By then the first rows are painted. */
const PAINTED_MS = 100;

/**
 * Which of `count` rows to make, told anew as `scroller` scrolls; `body` is as high as all of them. What is in sight comes
 * first, and what is beyond once that is painted.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  count: number,
): Span {
  const [span, setSpan] = useState<Span>({ first: 0, end: AT_FIRST });
  const beyond = useRef(0);

  const measure = useEffectEvent(() => {
    if (scroller.current === null || body.current === null) return;
    const sight = scroller.current.getBoundingClientRect();
    const all = body.current.getBoundingClientRect();
    if (count === 0 || all.height === 0) return;
    const next = spanInSight({
      above: sight.top - all.top,
      height: sight.height,
      rowHeight: all.height / count,
      count,
      beyond: beyond.current,
    });
    setSpan((before) => (before.first === next.first && before.end === next.end ? before : next));
  });

  // What is in sight must stand before it is painted.
  useLayoutEffect(() => measure(), [count]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || body.current === null) return undefined;
    const remeasure = () => measure();
    const observer = new ResizeObserver(remeasure);
    observer.observe(element);
    observer.observe(body.current);
    element.addEventListener('scroll', remeasure, { passive: true });
    const painted = setTimeout(() => {
      beyond.current = BEYOND;
      measure();
    }, PAINTED_MS);
    return () => {
      clearTimeout(painted);
      observer.disconnect();
      element.removeEventListener('scroll', remeasure);
    };
  }, [scroller, body]);

  return { first: Math.min(span.first, count), end: Math.min(span.end, count) };
}

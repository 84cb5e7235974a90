import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { visibleRows, type RowRange } from '#app/lib/visible-rows.ts';

/** Before the viewport is measured. */
const INITIAL_ROWS = 20;
/** In rows. */
const OVERSCAN = 12;
/** Milliseconds without overscan, so that visible rows paint first. */
const FIRST_PAINT_MS = 100;

/** `body` is as high as all rows. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  count: number,
): RowRange {
  const [range, setRange] = useState<RowRange>({ first: 0, end: INITIAL_ROWS });
  const overscan = useRef(0);

  const measure = useEffectEvent(() => {
    if (scroller.current === null || body.current === null) return;
    const viewport = scroller.current.getBoundingClientRect();
    const all = body.current.getBoundingClientRect();
    if (count === 0 || all.height === 0) return;
    const next = visibleRows({
      above: viewport.top - all.top,
      height: viewport.height,
      rowHeight: all.height / count,
      count,
      overscan: overscan.current,
    });
    setRange((before) => (before.first === next.first && before.end === next.end ? before : next));
  });

  // Before paint.
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
      overscan.current = OVERSCAN;
      measure();
    }, FIRST_PAINT_MS);
    return () => {
      clearTimeout(painted);
      observer.disconnect();
      element.removeEventListener('scroll', remeasure);
    };
  }, [scroller, body]);

  return { first: Math.min(range.first, count), end: Math.min(range.end, count) };
}

import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';

/** Turns that are rendered at a time, and for how long, in milliseconds: the browser waits before it prints. */
const STEP = 50;
const MOST_MS = 8_000;

/**
 * While the page is printed, how many of its turns are to be rendered in full, and undefined otherwise. All turns must be
 * in the page when the browser has told that it prints. Those for which time runs out are printed as plain text.
 */
export function usePrinting(turns: number): number | undefined {
  const [printed, setPrinted] = useState<number>();

  const begin = useEffectEvent(() => {
    if (printed !== undefined) return;
    const until = performance.now() + MOST_MS;
    for (let count = 0; count < turns && performance.now() < until;) {
      count = Math.min(count + STEP, turns);
      flushSync(() => setPrinted(count));
    }
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const print = matchMedia('print');
    const end = () => setPrinted(undefined);
    addEventListener('beforeprint', () => begin(), { signal });
    addEventListener('afterprint', end, { signal });
    print.addEventListener('change', ({ matches }) => (matches ? begin() : end()), { signal });
    return () => listening.abort();
  }, []);

  return printed;
}

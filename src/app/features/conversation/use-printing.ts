import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useActions } from '#app/components/action.ts';
import { typesetterSettled } from '#app/markdown/typesetter.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { AllParts } from './use-turn-views.ts';

/** Turns that are rendered at a time, and for how long, in milliseconds: the browser waits before it prints. */
const STEP = 50;
const MOST_MS = 8_000;

/**
 * While the page is printed, how many of its turns are to be rendered in full, and undefined otherwise. All turns must be
 * in the page when the browser has told that it prints. Those for which time runs out are printed as plain text.
 *
 * Also offers to print: then the parts of all turns are loaded first, and the code that sets formulas. A print that begins
 * in the browser's own menu can't wait for them, and has what was loaded before.
 */
export function usePrinting(turns: number, { loaded, load }: AllParts): number | undefined {
  const [printed, setPrinted] = useState<number>();
  const [isAsked, setAsked] = useState(false);

  function perform() {
    if (!loaded) showToast({ id: 'print', text: 'Loading all turns to print them', forMs: 4_000 });
    load();
    setAsked(true);
  }
  useActions([{ id: 'print', label: 'Print conversation', keys: 'Mod+p', group: 'Conversation', perform }]);

  useEffect(() => {
    if (!isAsked || !loaded) return undefined;
    let isWanted = true;
    // Not from within the effect: `flushSync` does nothing while React works.
    void typesetterSettled().then(() => {
      if (!isWanted) return;
      setAsked(false);
      print();
    });
    return () => {
      isWanted = false;
    };
  }, [isAsked, loaded]);

  const begin = useEffectEvent(() => {
    if (printed !== undefined) return;
    load();
    const until = performance.now() + MOST_MS;
    for (let count = 0; count < turns && performance.now() < until;) {
      count = Math.min(count + STEP, turns);
      flushSync(() => setPrinted(count));
    }
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const isPrinting = matchMedia('print');
    const end = () => setPrinted(undefined);
    addEventListener('beforeprint', () => begin(), { signal });
    addEventListener('afterprint', end, { signal });
    isPrinting.addEventListener('change', ({ matches }) => (matches ? begin() : end()), { signal });
    return () => listening.abort();
  }, []);

  return printed;
}

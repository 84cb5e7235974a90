import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useActions } from '#app/components/action.ts';
import { typesetterSettled } from '#app/markdown/load-typesetter.ts';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/conversation.ts';
import type { AllParts } from './use-turn-views.ts';

/** Per step. `beforeprint` blocks the browser, so there is a time limit. */
const STEP = 50;
const MAX_MS = 8_000;

/**
 * Renders all turns in `beforeprint`. Returns how many in full (the rest as plain text, for lack of time). The print
 * action first loads all parts and the typesetter; printing from the browser's menu can't wait.
 */
export function usePrinting(turns: number, { loaded, load }: AllParts): number | undefined {
  const [printed, setPrinted] = useState<number>();
  const [isRequested, setRequested] = useState(false);

  function perform() {
    if (!loaded) showToast({ id: 'print', text: t('loadingToPrint'), forMs: 4_000 });
    load();
    setRequested(true);
  }
  useActions([{ id: 'print', label: t('print'), keys: 'Mod+p', group: 'conversation', perform }]);

  useEffect(() => {
    if (!isRequested || !loaded) return undefined;
    let isWanted = true;
    // Asynchronous, because `flushSync` doesn't work in an effect.
    void typesetterSettled().then(() => {
      if (!isWanted) return;
      setRequested(false);
      print();
    });
    return () => {
      isWanted = false;
    };
  }, [isRequested, loaded]);

  const begin = useEffectEvent(() => {
    if (printed !== undefined) return;
    load();
    const until = performance.now() + MAX_MS;
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

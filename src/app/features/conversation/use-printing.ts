import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useActions } from '#app/components/action-registry.tsx';
import { typesetterSettled } from '#app/markdown/load-typesetter.ts';
import { dismissToast, showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/conversation.ts';
import type { AllParts } from './use-turn-views.ts';

const TOAST = 'print';
/** Per step. `beforeprint` blocks the browser, so there is a time limit. */
const STEP = 50;
const MAX_MS = 8_000;

/**
 * Renders all turns in `beforeprint`. Returns how many in full (the rest as plain text, for lack of time). The print
 * action first loads all parts and the typesetter; printing from the browser's menu can't wait.
 */
export function usePrinting(turns: number, allParts: AllParts): number | undefined {
  const { loaded, failed, load } = allParts;
  const [printed, setPrinted] = useState<number>();
  /** What was loaded when the print action was performed. */
  const [requested, setRequested] = useState<AllParts>();

  function perform() {
    if (!loaded) showToast({ id: TOAST, text: t('loadingToPrint') });
    load();
    setRequested(allParts);
  }
  useActions([{ id: 'print', label: t('print'), keys: 'Mod+p', group: 'conversation', perform }]);

  useEffect(() => {
    // A failure from before the request doesn't count.
    const hasFailed = failed && allParts !== requested;
    if (requested === undefined || !(loaded || hasFailed)) return undefined;
    let isWanted = true;
    // Asynchronous, because `flushSync` doesn't work in an effect.
    void typesetterSettled().then(() => {
      if (!isWanted) return;
      setRequested(undefined);
      if (loaded) printNow();
      else
        showToast({ id: TOAST, text: t('notLoadedToPrint'), action: { label: t('printAnyway'), onSelect: printNow } });
    });
    return () => {
      isWanted = false;
    };
  }, [requested, allParts, loaded, failed]);
  useEffect(() => () => dismissToast(TOAST), []);

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

function printNow() {
  dismissToast(TOAST);
  print();
}

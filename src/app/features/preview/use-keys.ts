import { useEffect, useEffectEvent } from 'react';

const FIELD = 'input, textarea, select';

/** Calls `onKey` for keys that are pressed outside of fields, without modifiers. */
export function useKeys(onKey: (key: string, target: Element) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof Element) || target.closest(FIELD) !== null) return;
    onKey(key, target);
  });
  useEffect(() => {
    const listening = new AbortController();
    // A dialog of Base UI stops the arrow keys from bubbling.
    document.addEventListener('keydown', (event) => handle(event), { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
}

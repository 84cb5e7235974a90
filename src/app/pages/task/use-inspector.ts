import { useCallback, useMemo, useState } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';

const kept = persistedText('inspector');

export type InspectorState = { shown: boolean; open: () => void; toggle: () => void };

/** Persisted. */
export function useInspector(): InspectorState {
  const [shown, setShown] = useState(() => kept.read() === 'open');
  const set = useCallback((next: boolean) => {
    kept.write(next ? 'open' : 'closed');
    setShown(next);
  }, []);
  return useMemo(() => ({ shown, open: () => set(true), toggle: () => set(!shown) }), [shown, set]);
}

import { useCallback, useMemo, useState } from 'react';

const KEY = 'inspector';

export type InspectorState = { shown: boolean; open: () => void; toggle: () => void };

/** Whether the inspector stands open, kept in this browser. */
export function useInspector(): InspectorState {
  const [shown, setShown] = useState(() => localStorage.getItem(KEY) === 'open');
  const set = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? 'open' : 'closed');
    setShown(next);
  }, []);
  return useMemo(() => ({ shown, open: () => set(true), toggle: () => set(!shown) }), [shown, set]);
}

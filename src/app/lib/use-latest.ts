import { useCallback, useEffect, useRef } from 'react';

/** Returns a function that returns the latest rendered value. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}

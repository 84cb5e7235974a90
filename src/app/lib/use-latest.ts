import { useCallback, useEffect, useRef } from 'react';

/** Returns a function that returns the value of the last render, for what goes on over several of them. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}

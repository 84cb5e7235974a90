import { useEffect, useState } from 'react';

/** False at first, and true once `ms` have passed: what is over before that is never shown. */
export function useAfter(ms: number): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAfter(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return after;
}

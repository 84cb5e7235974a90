import { useEffect, useState } from 'react';
import { useReveal } from '#app/components/reveal.ts';

const AT_FIRST = 50;
const AT_A_TIME = 300;

/** `showAll`, or a match in a hidden item (`path`), adds items in steps. */
export function useShowMore(count: number, path: string | undefined) {
  const [shown, setShown] = useState(AT_FIRST);
  useReveal(path, (_, index) => Number(index) >= shown && setShown(AT_A_TIME));
  const isGrowing = shown > AT_FIRST && shown < count;
  useEffect(() => {
    if (!isGrowing) return undefined;
    const timer = setTimeout(() => setShown(shown + AT_A_TIME));
    return () => clearTimeout(timer);
  }, [isGrowing, shown]);
  return { shown, isCut: count > shown && !isGrowing, showAll: () => setShown(AT_A_TIME) };
}

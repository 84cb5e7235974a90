import { useEffect, useState } from 'react';
import { useReveal } from '#app/components/reveal.ts';

const AT_FIRST = 50;
/** Rows that are added at a time once all are asked for: thousands at once would stop the page. */
const AT_A_TIME = 300;

/**
 * How many rows of a long list are shown. `showAll` adds the others in steps; so does a match that is found in one of them.
 * @param path where the rows are searched, by their index
 */
export function useFirstOfMany(count: number, path: string | undefined) {
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

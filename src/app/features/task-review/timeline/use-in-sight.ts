import { useEffect, useState, type RefObject } from 'react';

const seen = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Shared: a list may have thousands of rows. */
function observerOfAll(): IntersectionObserver {
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) seen.get(target)?.();
  });
  return observer;
}

export function useInSight(ref: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || inSight) return undefined;
    const watching = observerOfAll();
    seen.set(element, () => setInSight(true));
    watching.observe(element);
    return () => watching.unobserve(element);
  }, [ref, inSight]);
  return inSight;
}

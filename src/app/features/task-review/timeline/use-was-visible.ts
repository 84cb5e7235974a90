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

export function useWasVisible(ref: RefObject<Element | null>): boolean {
  const [wasVisible, setInSight] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || wasVisible) return undefined;
    const watching = observerOfAll();
    seen.set(element, () => setInSight(true));
    watching.observe(element);
    return () => watching.unobserve(element);
  }, [ref, wasVisible]);
  return wasVisible;
}

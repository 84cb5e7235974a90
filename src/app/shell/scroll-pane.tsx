import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { isStorageAvailable } from '#app/lib/is-storage-available.ts';

type ScrollPaneProps = { className?: string; children: ReactNode };

/**
 * Restores its scroll position, saved per history entry in session storage. React Router's `<ScrollRestoration>` only
 * knows the window, which does not scroll here.
 */
export function ScrollPane({ className, children }: ScrollPaneProps) {
  const { key, pathname } = useLocation();
  const pane = useRef<HTMLDivElement>(null);
  const shown = useRef(pathname);
  // React detaches the element before it cleans up, and a detached element has no scroll position.
  const top = useRef(0);

  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || !isStorageAvailable()) return undefined;
    const storageKey = `scroll ${pathname} ${key}`;
    const saved = readSaved(storageKey, key === FIRST_ENTRY);
    const stopRestoring = saved === undefined ? undefined : restore(element, saved);
    if (saved === undefined && shown.current !== pathname) {
      element.scrollTo({ top: 0 });
      top.current = 0;
    }
    shown.current = pathname;
    const onScroll = () => {
      top.current = element.scrollTop;
    };
    const save = () => sessionStorage.setItem(storageKey, `${Math.round(top.current)} ${performance.timeOrigin}`);
    element.addEventListener('scroll', onScroll, { passive: true });
    addEventListener('pagehide', save);
    return () => {
      stopRestoring?.();
      element.removeEventListener('scroll', onScroll);
      removeEventListener('pagehide', save);
      save();
    };
  }, [key, pathname]);

  return (
    <div ref={pane} className={classNames('pane overflow-y-auto', className)}>
      <div>{children}</div>
    </div>
  );
}

/** React Router's key of a document's first entry. */
const FIRST_ENTRY = 'default';

/** The first entry has the same key in every document, so a fresh visit ignores what another document saved. */
function readSaved(storageKey: string, isFirstEntry: boolean): number | undefined {
  const [top, timeOrigin] = (sessionStorage.getItem(storageKey) ?? '').split(' ').map(Number);
  const [navigation] = performance.getEntriesByType('navigation');
  const isFreshVisit = navigation instanceof PerformanceNavigationTiming && navigation.type === 'navigate';
  return isFirstEntry && isFreshVisit && timeOrigin !== performance.timeOrigin ? undefined : top || undefined;
}

/** Waits for content that loads late, until the operator scrolls or presses a key. Returns a function that stops it. */
function restore(element: HTMLElement, top: number): () => void {
  const stop = new AbortController();
  const growth = new ResizeObserver(() => scroll());
  function scroll() {
    element.scrollTo({ top });
    if (Math.abs(element.scrollTop - top) <= 1) stop.abort();
  }
  for (const type of ['wheel', 'pointerdown', 'keydown'] as const) {
    element.addEventListener(type, () => stop.abort(), { passive: true, signal: stop.signal });
  }
  stop.signal.addEventListener('abort', () => growth.disconnect());
  scroll();
  if (!stop.signal.aborted && element.firstElementChild !== null) growth.observe(element.firstElementChild);
  return () => stop.abort();
}

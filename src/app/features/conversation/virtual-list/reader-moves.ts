/** What Home and End move in: text fields, and boxes that scroll by themselves. Tables and code scroll only sideways. */
const WITH_ENDS = 'input, textarea, select, .overflow-y-auto';
const KEYS_UP = new Set(['ArrowUp', 'PageUp', 'Home']);

export type ReaderMoves = {
  /** The reader sets out upwards, by wheel or key. */
  onUp: () => void;
  /** Home and End: at once, since the browser's own smooth way there would pass every row. */
  onHome: () => void;
  onEnd: () => void;
  /** It has been scrolled, by whomever. */
  onScroll: () => void;
};

/** Listens to what a reader does to a scroller, until the signal aborts. */
export function listenToReader(element: HTMLElement, moves: ReaderMoves, signal: AbortSignal): void {
  const options = { passive: true, signal };
  element.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && moves.onUp(), options);
  element.addEventListener(
    'keydown',
    (event) => {
      if (KEYS_UP.has(event.key) || (event.key === ' ' && event.shiftKey)) moves.onUp();
      if ((event.key !== 'Home' && event.key !== 'End') || hasOwnEnds(event.target, element)) return;
      event.preventDefault();
      if (event.key === 'Home') moves.onHome();
      else moves.onEnd();
    },
    { signal },
  );
  element.addEventListener('scroll', moves.onScroll, options);
}

function hasOwnEnds(target: EventTarget | null, scroller: HTMLElement): boolean {
  const box = target instanceof Element ? target.closest(WITH_ENDS) : null;
  return box !== null && box !== scroller && scroller.contains(box);
}

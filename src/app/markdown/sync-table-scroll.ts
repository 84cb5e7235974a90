const PART = '[data-table-part]';

/** Scrolls all parts of a table sideways together. Returns a function that stops it. */
export function syncTableScroll(part: HTMLElement): () => void {
  const listening = new AbortController();
  const [other] = othersOf(part);
  if (other !== undefined) part.scrollLeft = other.scrollLeft;
  part.addEventListener(
    'scroll',
    () => {
      for (const one of othersOf(part)) if (one.scrollLeft !== part.scrollLeft) one.scrollLeft = part.scrollLeft;
    },
    { passive: true, signal: listening.signal },
  );
  return () => listening.abort();
}

function othersOf(part: HTMLElement): readonly HTMLElement[] {
  const root = part.closest('article') ?? document.body;
  const all = [...root.querySelectorAll<HTMLElement>(PART)];
  const here = all.indexOf(part);
  const before: HTMLElement[] = [];
  for (let i = here; i > 0 && all[i]?.dataset['tablePart'] !== 'first'; i -= 1) before.unshift(...all.slice(i - 1, i));
  const after: HTMLElement[] = [];
  for (let i = here; i < all.length - 1 && all[i]?.dataset['tablePart'] !== 'last'; i += 1)
    after.push(...all.slice(i + 1, i + 2));
  return [...before, ...after];
}

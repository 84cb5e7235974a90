/** The rows of a long list that are worth making: those in sight, and some on either side. `last` is not one of them. */
export type RowWindow = { readonly first: number; readonly last: number };

/** Rows made beyond what is seen: a quick scroll finds something. */
const BESIDE = 12;

/** Which of `count` rows, each `rowHeight` high, to make where the list is scrolled to `scrollTop` in a place `height` high. Lengths in pixels. */
export function windowOf(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - BESIDE);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + BESIDE);
  return { first: Math.min(first, last), last };
}

/** Where to scroll so that row `index` is in sight; the same place where it is already. */
export function scrollTo(index: number, rowHeight: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

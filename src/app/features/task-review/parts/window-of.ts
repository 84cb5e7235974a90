/** Row indexes; `last` is exclusive. */
export type RowWindow = { readonly first: number; readonly last: number };

/** Overscan, in rows. */
const OVERSCAN = 12;

/** The rows of equal height to render. Lengths are in pixels. */
export function rowWindow(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  return { first: Math.min(first, last), last };
}

/** The scroll offset that makes a row visible with the least movement. */
export function scrollTo(index: number, rowHeight: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

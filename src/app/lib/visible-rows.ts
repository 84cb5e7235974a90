/** `end` is exclusive. */
export type RowRange = { readonly first: number; readonly end: number };

/** Rows per step, so that scrolling rarely rerenders. */
const STEP = 4;

type Viewport = {
  /** Scroll offset from the first row; negative if it lies below the top. */
  above: number;
  height: number;
  rowHeight: number;
  count: number;
  overscan: number;
};

/** Rows to render, of equal height. Lengths are in pixels. */
export function visibleRows({ above, height, rowHeight, count, overscan }: Viewport): RowRange {
  const first = Math.floor((above / rowHeight - overscan) / STEP) * STEP;
  const end = Math.ceil(((above + height) / rowHeight + overscan) / STEP) * STEP;
  const within = (index: number) => Math.min(Math.max(index, 0), count);
  return { first: within(first), end: within(end) };
}

/** Adds the focused row, which must stay in the DOM. */
export function rowIndexes({ first, end }: RowRange, focused: number): readonly number[] {
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  if (focused === -1 || (focused >= first && focused < end)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}

/** Scrolls as little as possible. */
export function scrollOffsetFor(index: number, rowHeight: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

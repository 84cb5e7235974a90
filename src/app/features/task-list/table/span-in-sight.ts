/** Rows from `first` up to but not including `end`. */
export type Span = { readonly first: number; readonly end: number };

/** The span moves by so many rows at once, not with every pixel. */
const STEP = 4;

type Sight = {
  /** Pixels of rows that lie above what is in sight, negative where the first row stands lower. */
  above: number;
  /** Pixels in sight. */
  height: number;
  rowHeight: number;
  count: number;
  /** Rows to make beyond the edges. */
  beyond: number;
};

/** Which rows, all of one height, to make. */
export function spanInSight({ above, height, rowHeight, count, beyond }: Sight): Span {
  const first = Math.floor((above / rowHeight - beyond) / STEP) * STEP;
  const end = Math.ceil(((above + height) / rowHeight + beyond) / STEP) * STEP;
  const within = (index: number) => Math.min(Math.max(index, 0), count);
  return { first: within(first), end: within(end) };
}

/** The rows of a span, and the one that has the focus, which must not go away under the keyboard. */
export function rowsOf({ first, end }: Span, focused: number): readonly number[] {
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  if (focused === -1 || (focused >= first && focused < end)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}

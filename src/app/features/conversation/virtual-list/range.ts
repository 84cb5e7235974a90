import { isBefore, type RowRange, type RowIndex, type RowList } from './row-list.ts';

/** In pixels from the top of the content. */
export type RowRect = { readonly top: number; readonly height: number };

/** In pixels, with the rendered rows by key. */
export type Viewport = {
  readonly scrollTop: number;
  readonly height: number;
  readonly rects: ReadonlyMap<string, RowRect>;
};

export const PADDING_TOP = 24;
export const PADDING_BOTTOM = 8;
/** Removal distance from the viewport. More than the overscan, to avoid flicker. */
const KEEP_WITHIN = 1_400;

/**
 * Returns the rows between `from` and `to`, at least one, given the top of row `at`. Adds rows above where the list
 * ends before `to`.
 */
export function rangeBetween(list: RowList, at: RowIndex, top: number, from: number, to: number): RowRange {
  let [first, firstTop] = [at, top];
  function extendUp(until: number) {
    while (firstTop > until) {
      const previous = list.previous(first);
      if (previous === undefined) return;
      first = previous;
      firstTop -= list.height(first);
    }
  }
  extendUp(from);
  let last = first;
  let bottom = firstTop + list.height(first);
  while (bottom < to) {
    const next = list.next(last);
    if (next === undefined) break;
    if (bottom <= from) {
      first = next;
      firstTop = bottom;
    }
    last = next;
    bottom += list.height(last);
  }
  extendUp(Math.min(from, bottom - (to - from)));
  return { first, last };
}

export function rangeAtEnd(list: RowList, height: number): RowRange | undefined {
  const last = list.last();
  return last && rangeBetween(list, last, -list.height(last), -height, 0);
}

/** Whether so much was added that no rendered row is visible at the end. */
export function isBehindEnd(list: RowList, rendered: RowRange, viewportHeight: number): boolean {
  const end = rangeAtEnd(list, viewportHeight);
  return end !== undefined && isBefore(rendered.last, end.first);
}

/** Returns visible rows plus `overscan` pixels, and rendered rows that aren't far away. */
export function rangeInView(
  list: RowList,
  rendered: RowRange,
  viewport: Viewport,
  overscan: number,
): RowRange | undefined {
  const { scrollTop, height } = viewport;
  const [from, to] = [scrollTop - overscan, scrollTop + height + overscan];
  const visible = firstVisible(list, rendered, viewport);
  if (visible === undefined) {
    const index = list.indexAt(scrollTop - PADDING_TOP);
    return index && rangeBetween(list, index, PADDING_TOP + list.heightAbove(index), from, to);
  }
  const near = rangeBetween(list, visible.index, visible.top, from, to);
  const far = rangeBetween(list, visible.index, visible.top, scrollTop - KEEP_WITHIN, scrollTop + height + KEEP_WITHIN);
  return {
    first: isBefore(rendered.first, near.first) ? later(rendered.first, far.first) : near.first,
    last: isBefore(near.last, rendered.last) ? earlier(rendered.last, far.last) : near.last,
  };
}

export function keyAt(rects: Viewport['rects'], y: number): string | undefined {
  for (const [key, { top, height }] of rects) if (top + height >= y) return key;
  return undefined;
}

function firstVisible(list: RowList, { first, last }: RowRange, { scrollTop, height, rects }: Viewport) {
  for (let index: RowIndex | undefined = first; index && !isBefore(last, index); index = list.next(index)) {
    const rect = rects.get(list.row(index)?.key ?? '');
    if (rect === undefined || rect.top + rect.height <= scrollTop) continue;
    return rect.top < scrollTop + height ? { index, top: rect.top } : undefined;
  }
  return undefined;
}

function later(a: RowIndex, b: RowIndex): RowIndex {
  return isBefore(a, b) ? b : a;
}

function earlier(a: RowIndex, b: RowIndex): RowIndex {
  return isBefore(a, b) ? a : b;
}

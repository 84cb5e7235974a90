import { PADDING_BOTTOM, PADDING_TOP, type RowRect, type Viewport } from './range.ts';
import type { RowRange, RowList } from './row-list.ts';

export type Elements = {
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly spacerAbove: HTMLElement;
  readonly spacerBelow: HTMLElement;
};

/**
 * Measures rendered rows, and sizes the spacers so that the anchor (the first visible row) stays in place. Reads before
 * it writes, for a single layout. `viewport`: before the rows changed. `moved`: pixels by which the rows moved, because
 * the spacer above was corrected near the top.
 */
export function measureRows(
  list: RowList,
  range: RowRange,
  { content, spacerAbove, spacerBelow }: Elements,
  viewport: Viewport,
  keepsAnchor: boolean,
) {
  const elements = [...content.querySelectorAll<HTMLElement>('[data-row]')];
  const anchor = keepsAnchor ? anchorOf(elements, viewport) : undefined;
  const measured = new Map<string, RowRect>();
  let start: number | undefined;
  let end = 0;
  for (const element of elements) {
    const { top, height, bottom } = element.getBoundingClientRect();
    start ??= top;
    measured.set(keyOf(element), { top: top - start, height });
    list.measure(keyOf(element), height);
    end = bottom - start;
  }
  const unmoved =
    anchor === undefined
      ? PADDING_TOP + list.heightAbove(range.first)
      : anchor.top - (measured.get(anchor.key)?.top ?? anchor.top);
  const above = heightOfSpacerAbove(list, range, unmoved, viewport.height);
  const below = PADDING_BOTTOM + list.heightBelow(range.last);
  spacerAbove.style.height = `${above}px`;
  spacerBelow.style.height = `${below}px`;
  const rects = new Map<string, RowRect>();
  for (const [key, { top, height }] of measured) rects.set(key, { top: above + top, height });
  return { rects, contentHeight: above + end + below, moved: above - unmoved };
}

/** Returns `unmoved`, or the exact height if the reader could notice the difference. */
function heightOfSpacerAbove(list: RowList, { first }: RowRange, unmoved: number, viewportHeight: number): number {
  const isFirstRow = first.turn === 0 && first.row === 0;
  return !isFirstRow && unmoved > viewportHeight ? unmoved : PADDING_TOP + list.heightAbove(first);
}

function anchorOf(elements: readonly HTMLElement[], { rects, scrollTop }: Viewport) {
  let anchor: { key: string; top: number } | undefined;
  for (const element of elements) {
    const key = keyOf(element);
    const rect = rects.get(key);
    if (rect === undefined) continue;
    anchor = { key, top: rect.top };
    if (rect.top + rect.height > scrollTop) break;
  }
  return anchor;
}

function keyOf(element: HTMLElement): string {
  return element.dataset['row'] ?? '';
}

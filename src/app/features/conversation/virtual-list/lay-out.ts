import { ABOVE, BELOW, type Sight, type Stand } from './pick-range.ts';
import type { RowList, Span } from './row-list.ts';

/** The conversation's elements: what scrolls, what is in it, and the spaces above and below the rows. */
export type Elements = {
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly above: HTMLElement;
  readonly below: HTMLElement;
};

/**
 * Measures the rows in the page and sizes the spaces around them, so that the first row in sight stands where it stood.
 * All is read before anything is written, so that it costs one layout. Answers where each row stands now, how high the
 * content is, and by how much all of it moved: not 0 only where the space above had to be made true, since the reader
 * comes near its end.
 */
export function layOut(list: RowList, span: Span, { content, above, below }: Elements, sight: Sight, holds: boolean) {
  const rows = [...content.querySelectorAll<HTMLElement>('[data-row]')];
  const anchor = holds ? anchorOf(rows, sight) : undefined;
  const measured = new Map<string, Stand>();
  let start: number | undefined;
  let end = 0;
  for (const row of rows) {
    const { top, height, bottom } = row.getBoundingClientRect();
    start ??= top;
    measured.set(keyOf(row), { top: top - start, height });
    list.measure(keyOf(row), height);
    end = bottom - start;
  }
  const space =
    anchor === undefined ? ABOVE + list.above(span.first) : anchor.top - (measured.get(anchor.key)?.top ?? anchor.top);
  const trueAbove = trueSpace(list, span, space, sight.screen);
  const room = BELOW + list.below(span.last);
  above.style.height = `${trueAbove}px`;
  below.style.height = `${room}px`;
  const stands = new Map<string, Stand>();
  for (const [key, { top, height }] of measured) stands.set(key, { top: trueAbove + top, height });
  return { stands, total: trueAbove + end + room, moved: trueAbove - space };
}

/** The space above the first row in the page: as it is, unless the reader could come to see that it isn't true. */
function trueSpace(list: RowList, { first }: Span, space: number, screen: number): number {
  const isFirst = first.turn === 0 && first.row === 0;
  return !isFirst && space > screen ? space : ABOVE + list.above(first);
}

/** The first row in sight of those that stood in the page before, else the last above. */
function anchorOf(rows: readonly HTMLElement[], { stands, scrollTop }: Sight) {
  let anchor: { key: string; top: number } | undefined;
  for (const row of rows) {
    const key = keyOf(row);
    const stand = stands.get(key);
    if (stand === undefined) continue;
    anchor = { key, top: stand.top };
    if (stand.top + stand.height > scrollTop) break;
  }
  return anchor;
}

function keyOf(row: HTMLElement): string {
  return row.dataset['row'] ?? '';
}

import { ABOVE, BELOW, type Sight, type Stand } from './pick-span.ts';
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
 * Answers where each stands now, and by how much all of it moved: not 0 only where the space above had to be made true,
 * since the reader comes near its end.
 */
export function layOut(list: RowList, span: Span, { content, above, below }: Elements, sight: Sight, holds: boolean) {
  const rows = [...content.querySelectorAll<HTMLElement>('[data-row]')];
  const anchor = holds ? anchorOf(rows, sight) : undefined;
  let space = anchor === undefined ? ABOVE + list.above(span.first) : anchor.top - heightUpTo(list, span, anchor.key);
  above.style.height = `${Math.max(space, 0)}px`;
  below.style.height = `${BELOW + list.below(span.last)}px`;

  const origin = content.getBoundingClientRect().top + Math.max(space, 0) - space;
  const stands = new Map<string, Stand>();
  for (const row of rows) {
    const { top, height } = row.getBoundingClientRect();
    stands.set(keyOf(row), { top: top - origin, height });
    list.measure(keyOf(row), height);
  }
  const drift = anchor === undefined ? 0 : (stands.get(anchor.key)?.top ?? anchor.top) - anchor.top;
  space -= drift;
  const moved = trueSpace(list, span, space, sight.screen) - space;
  above.style.height = `${space + moved}px`;
  for (const [key, { top, height }] of stands) stands.set(key, { top: top - drift + moved, height });
  return { stands, moved };
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

function heightUpTo(list: RowList, { first }: Span, key: string): number {
  let sum = 0;
  for (let at = list.row(first) && first; at !== undefined; at = list.after(at)) {
    if (list.row(at)?.key === key) break;
    sum += list.height(at);
  }
  return sum;
}

function keyOf(row: HTMLElement): string {
  return row.dataset['row'] ?? '';
}

import { cover, isBefore, type Place, type RowList, type Span } from './row-list.ts';

/** Where a row stands, in pixels from the top of the content. */
export type Stand = { readonly top: number; readonly height: number };

/** What the reader sees, in pixels. `stands`: where the rows stand that are in the page, by key. */
export type Sight = {
  readonly scrollTop: number;
  readonly screen: number;
  readonly stands: ReadonlyMap<string, Stand>;
};

/** Room above the first row and below the last, in pixels. */
export const ABOVE = 24;
export const BELOW = 8;
/** How far from the screen a row stays in the page that is in it, in pixels. */
const KEEP = 1_400;

/** The rows at the end that fill `height`. */
export function spanAtEnd(list: RowList, height: number): Span | undefined {
  const last = list.last();
  return last && cover(list, last, -list.height(last), -height, 0);
}

/** Whether the rows that were in the page are above what the screen shows of the end. */
export function hasRunAway(list: RowList, before: Span, screen: number): boolean {
  const end = spanAtEnd(list, screen);
  return end !== undefined && isBefore(before.last, end.first);
}

/** The row that stands at `y`, else the next below. */
export function keyAt(stands: Sight['stands'], y: number): string | undefined {
  for (const [key, { top, height }] of stands) if (top + height >= y) return key;
  return undefined;
}

/** The rows on screen and `reach` beyond it; of those `kept` in the page, also what is not far from it. */
export function spanInSight(list: RowList, kept: Span, sight: Sight, reach: number): Span | undefined {
  const { scrollTop, screen } = sight;
  const [from, to] = [scrollTop - reach, scrollTop + screen + reach];
  const at = firstInSight(list, kept, sight);
  if (at === undefined) {
    const place = list.at(scrollTop - ABOVE);
    return place && cover(list, place, ABOVE + list.above(place), from, to);
  }
  const near = cover(list, at.place, at.top, from, to);
  const far = cover(list, at.place, at.top, scrollTop - KEEP, scrollTop + screen + KEEP);
  return {
    first: isBefore(kept.first, near.first) ? later(kept.first, far.first) : near.first,
    last: isBefore(near.last, kept.last) ? earlier(kept.last, far.last) : near.last,
  };
}

function firstInSight(list: RowList, { first, last }: Span, { scrollTop, screen, stands }: Sight) {
  for (let place: Place | undefined = first; place && !isBefore(last, place); place = list.after(place)) {
    const stand = stands.get(list.row(place)?.key ?? '');
    if (stand === undefined || stand.top + stand.height <= scrollTop) continue;
    return stand.top < scrollTop + screen ? { place, top: stand.top } : undefined;
  }
  return undefined;
}

function later(a: Place, b: Place): Place {
  return isBefore(a, b) ? b : a;
}

function earlier(a: Place, b: Place): Place {
  return isBefore(a, b) ? a : b;
}

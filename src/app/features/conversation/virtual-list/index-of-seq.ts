import type { TurnView } from '../rows.ts';

/** Where a turn stands among others, which are in the order of their `seq`; undefined where it isn't. */
export function indexOfSeq(views: readonly TurnView[], seq: number): number | undefined {
  let [low, high] = [0, views.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = views[middle]?.turn.seq ?? 0;
    if (there === seq) return middle;
    if (there < seq) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

import type { YieldToEventLoop } from '../yield-to-event-loop.ts';

const YIELD_EVERY = 8192;

/** Stable. */
export async function mergeSort<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  yieldToEventLoop: YieldToEventLoop,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += YIELD_EVERY) {
    runs.push(items.slice(at, at + YIELD_EVERY).toSorted(compare));
    await yieldToEventLoop();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2)
      merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, yieldToEventLoop));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  a: T[],
  b: T[],
  compare: (a: T, b: T) => number,
  yieldToEventLoop: YieldToEventLoop,
): Promise<T[]> {
  const out: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (right === undefined || (left !== undefined && compare(left, right) <= 0)) {
      if (left !== undefined) out.push(left);
      i += 1;
    } else {
      out.push(right);
      j += 1;
    }
    if (out.length % YIELD_EVERY === 0) await yieldToEventLoop();
  }
  return out;
}

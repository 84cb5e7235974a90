/** Random numbers that depend only on the seed. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Both bounds are inclusive. */
  int(low: number, high: number): number;
  /** `share`: from 0 to 1. */
  chance(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Each purpose has its own numbers, so that another draw for one doesn't change the others. */
export function createRandom(seed: number, purpose: string, n = 0): Random {
  let state = hash(`${seed}/${purpose}/${n}`);
  // mulberry32, public domain.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value;
}

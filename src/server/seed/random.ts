export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** Both ends inclusive. */
  whole(from: number, to: number): number;
  happens(chance: number): boolean;
  pick<T>(list: readonly T[]): T;
  pickUnevenly<T>(list: readonly T[]): T;
  choose<T extends string>(weights: Readonly<Record<T, number>>): T;
  spread(typical: number, width?: number): number;
  fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

/** sfc32 */
export function createRandom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed >>> 0];
  function bits(): number {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }
  // The first numbers depend on the seed too directly.
  for (let i = 0; i < 15; i += 1) bits();

  const next = () => bits() / 2 ** 32;
  function at<T>(list: readonly T[], index: number): T {
    const found = list[index];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }

  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (chance) => next() < chance,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    pickUnevenly: (list) => at(list, Math.floor(list.length ** next()) - 1),
    choose<T extends string>(weights: Readonly<Record<T, number>>): T {
      const entries = Object.entries<number>(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return at(entries, entries.length - 1)[0];
    },
    spread(typical, width = 0.6) {
      const bell = next() + next() + next() + next() - 2;
      return typical * Math.exp(bell * width * 1.7);
    },
    fill(bytes) {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = bits() & 0xff;
      return bytes;
    },
  };
}

/** Undefined means absent. */
export type JsonChange = {
  readonly keys: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
};

/** In the order of the first value's keys. Compares arrays by index. */
export function diffJson(was: unknown, is: unknown): readonly JsonChange[] {
  const changes: JsonChange[] = [];
  // Iterative: deep values would overflow the stack.
  const rest: Pair[] = [{ before: was, after: is }];
  for (let pair = rest.pop(); pair !== undefined; pair = rest.pop()) {
    const { before, after } = pair;
    if (Object.is(before, after)) continue;
    if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
      changes.push({ keys: keysTo(pair), before, after });
      continue;
    }
    const [ofBefore, ofAfter] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    for (const key of [...new Set([...ofBefore.keys(), ...ofAfter.keys()])].toReversed()) {
      const within = { pair, key: Array.isArray(before) ? Number(key) : key };
      rest.push({ before: ofBefore.get(key), after: ofAfter.get(key), within });
    }
  }
  return changes;
}

type Pair = { before: unknown; after: unknown; within?: { pair: Pair; key: string | number } };

function keysTo({ within }: Pair): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = within; at !== undefined; at = at.pair.within) keys.push(at.key);
  return keys.toReversed();
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPath } from '#contract/json-path.ts';
import { diffJson } from './diff-json.ts';

test('lists every path that differs with both values', () => {
  const before = { items: [{ price: 1 }, { price: 2, note: 'x' }], currency: 'EUR', rows: { a: 1 } };
  const after = { items: [{ price: 1 }, { price: 3 }, { price: 4 }], currency: 'EUR', rows: [1], total: null };
  expect(diffJson(before, after)).toEqual([
    { keys: ['items', 1, 'price'], before: 2, after: 3 },
    { keys: ['items', 1, 'note'], before: 'x', after: undefined },
    { keys: ['items', 2], before: undefined, after: { price: 4 } },
    { keys: ['rows'], before: { a: 1 }, after: [1] },
    { keys: ['total'], before: undefined, after: null },
  ]);
});

test('finds differences at any depth', () => {
  const nested = (value: number): unknown => JSON.parse(`${'{"a":'.repeat(20_000)}${value}${'}'.repeat(20_000)}`);
  const changes = diffJson(nested(1), nested(2));
  expect(changes.map(({ before, after }) => [before, after])).toEqual([[1, 2]]);
  expect(changes[0]?.keys).toHaveLength(20_000);
});

test('reports an added output as one change', () => {
  expect(diffJson(null, { a: 1 })).toEqual([{ keys: [], before: null, after: { a: 1 } }]);
});

test('equal values have no changes, and swapping the values keeps the paths', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(diffJson(a, structuredClone(a))).toEqual([]);
      const places = (from: unknown, to: unknown) =>
        diffJson(from, to)
          .map(({ keys }) => jsonPath(keys))
          .toSorted();
      expect(places(a, b)).toEqual(places(b, a));
    }),
  );
});

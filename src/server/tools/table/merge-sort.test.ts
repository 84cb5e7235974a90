import { expect, test } from 'vitest';
import { mergeSort } from './merge-sort.ts';

test('sorts like toSorted and yields to the event loop', async () => {
  const items = Array.from({ length: 50_000 }, (_, i) => ({ key: (i * 7919) % 997, i }));
  let yields = 0;
  const sorted = await mergeSort(
    items,
    (a, b) => a.key - b.key,
    async () => void (yields += 1),
  );
  expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
  expect(yields).toBeGreaterThan(6);
});

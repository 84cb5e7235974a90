import { expect, test } from 'vitest';
import { sortGently } from './sort-gently.ts';

test('sorts over many runs as a plain stable sort does, and breathes', async () => {
  const items = Array.from({ length: 50_000 }, (_, i) => ({ key: (i * 7919) % 997, i }));
  let breaths = 0;
  const sorted = await sortGently(
    items,
    (a, b) => a.key - b.key,
    async () => void (breaths += 1),
  );
  expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
  expect(breaths).toBeGreaterThan(6);
});

import { expect, test } from 'vitest';
import { readSearch } from '../domain/search/search.ts';
import { searchQuery, textVector, textVectorInSlices } from './text-vector.ts';

test('lists each word once, with its positions', () => {
  expect(textVector('The lamp, the BLUE lamp')).toBe("'the':1,3 'lamp':2,5 'blue':4");
  expect(textVector('…')).toBe('');
});

test('keeps the first words up to the size limit of Postgres', () => {
  const words = Array.from({ length: 300_000 }, (_, index) => `word${index}`);
  const vector = textVector(words.join(' '));
  const kept = vector.split(' ');
  expect(kept[0]).toBe("'word0':1");
  expect(kept.length).toBeGreaterThan(60_000);
  const bytes = kept.reduce((sum, entry) => sum + entry.indexOf("'", 1) - 1 + 2 + 2, 0);
  expect(bytes).toBeLessThan(2 ** 20);
});

test('stores words without positions, and in pairs, where positions end', () => {
  expect(textVector(`${'a '.repeat(20_000)}b`)).toMatch(/^'a':1,2,.*,255 'b' 'a a' 'a b'$/);
  expect(textVector(`${'a '.repeat(255)}b a c d`)).toMatch(/,255 'b':256 'c':258 'd':259 'b a' 'a c'$/);
});

test('writes a search with prefixes', () => {
  expect(searchQuery(readSearch('blue "the lamp" inv-2'))).toBe(
    "('blue':*) & ('the' <-> 'lamp' | 'the lamp') & ('inv' <-> '2':* | 'inv 2':*)",
  );
  expect(searchQuery(readSearch('a-b-c'))).toBe(
    "('a' <-> 'b' <-> 'c':* | ('a b' | 'b c':*) & ('a' <-> 'b' | 'a b') & ('b' <-> 'c':* | 'b c':*))",
  );
});

test('indexes a long text in slices with the same result', async () => {
  const han = Array.from({ length: 200_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join('');
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  const vector = await textVectorInSlices(han);
  clearInterval(turning);
  expect(vector).toBe(textVector(han));
  // Every 2,000 words; fewer on a slow machine.
  expect(turns).toBeGreaterThan(20);
});

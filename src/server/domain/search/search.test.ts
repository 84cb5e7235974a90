import { expect, test } from 'vitest';
import { readSearch, longestPhrase } from './search.ts';

test.each([
  [
    'blue la',
    [
      { words: ['blue'], open: true },
      { words: ['la'], open: true },
    ],
  ],
  ['"blue lamp"', [{ words: ['blue', 'lamp'], open: false }]],
  ['"blue la', [{ words: ['blue', 'la'], open: true }]],
  [
    'red "blue lamp" gr',
    [
      { words: ['red'], open: true },
      { words: ['blue', 'lamp'], open: false },
      { words: ['gr'], open: true },
    ],
  ],
  ['INV-20417', [{ words: ['inv', '20417'], open: true }]],
  ['""', []],
  ['" "', []],
  ["!! -- ' | &", []],
  ['', []],
])('parses %j as %j', (typed, search) => {
  expect(readSearch(typed)).toEqual(search);
});

test('returns the longest phrase', () => {
  expect(longestPhrase(readSearch('a warehouse in'))?.words).toEqual(['warehouse']);
  expect(longestPhrase(readSearch('warehouse "in the north"'))?.words).toEqual(['in', 'the', 'north']);
  expect(longestPhrase([])).toBeUndefined();
});

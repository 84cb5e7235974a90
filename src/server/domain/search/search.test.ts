import { expect, test } from 'vitest';
import { readSearch, tellingPhrase } from './search.ts';

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
  expect(tellingPhrase(readSearch('a warehouse in'))?.words).toEqual(['warehouse']);
  expect(tellingPhrase(readSearch('warehouse "in the north"'))?.words).toEqual(['in', 'the', 'north']);
  expect(tellingPhrase([])).toBeUndefined();
});

import { expect, test } from 'vitest';
import { diffJson } from './diff-json.ts';
import { rowsOfChanges } from './json-rows.ts';

const rowsOf = (before: unknown, after: unknown) =>
  rowsOfChanges(diffJson(before, after)).map(({ path, label, level, change }) => [
    path,
    `${'  '.repeat(level)}${label}`,
    change && [change.before, change.after],
  ]);

test('puts several changes below their branch, and a single one on one line with its branches', () => {
  const before = { items: [{ price: 1, note: 'x' }, { price: 2 }], seller: { address: { city: 'Vic', zip: '1' } } };
  const after = { items: [{ price: 2, note: 'y' }, { price: 2 }], seller: { address: { city: 'Olot', zip: '1' } } };
  expect(rowsOf(before, after)).toEqual([
    ['items[0]', 'items[0]', undefined],
    ['items[0].price', '  price', [1, 2]],
    ['items[0].note', '  note', ['x', 'y']],
    ['seller.address.city', 'seller.address.city', ['Vic', 'Olot']],
  ]);
});

test('nests branches, and ends one where the next begins', () => {
  const before = { a: { b: [1, 2], c: 3 }, d: { e: 4, f: 5 } };
  const after = { a: { b: [2, 3], c: 4 }, d: { e: 5, f: 6 } };
  expect(rowsOf(before, after).map(([, line]) => line)).toEqual([
    'a',
    '  b',
    '    [0]',
    '    [1]',
    '  c',
    'd',
    '  e',
    '  f',
  ]);
});

test('a changed root has no label', () => {
  expect(rowsOf(null, [1])).toEqual([['', '', [null, [1]]]]);
});

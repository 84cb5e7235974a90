import { expect, test } from 'vitest';
import { queryOf } from './query-of.ts';

test('nothing asked is no query', () => {
  expect(queryOf({})).toBe('');
  expect(queryOf({ q: undefined, status: [] })).toBe('');
});

test('a list is written once for each, and what means something in an address is escaped', () => {
  expect(queryOf({ status: ['error', 'aborted'], q: 'a&b=c d', hasFiles: false, limit: 1 })).toBe(
    '?status=error&status=aborted&q=a%26b%3Dc+d&hasFiles=false&limit=1',
  );
});

import { expect, test } from 'vitest';
import { queryOf } from './query-of.ts';

test('no fields make an empty string', () => {
  expect(queryOf({})).toBe('');
  expect(queryOf({ q: undefined, status: [] })).toBe('');
});

test('repeats the names of lists, and escapes values', () => {
  expect(queryOf({ status: ['error', 'aborted'], q: 'a&b=c d', hasFiles: false, limit: 1 })).toBe(
    '?status=error&status=aborted&q=a%26b%3Dc+d&hasFiles=false&limit=1',
  );
});

import { expect, test } from 'vitest';
import { truncateQuery, isSearchable } from './use-task-search.ts';

test('truncates a query to the limit of the API', () => {
  expect(truncateQuery(`  ${'word '.repeat(100)}`)).toHaveLength(200);
  expect(truncateQuery(' homes ')).toBe('homes');
});

test.each([
  ['ho', true],
  ['c++', true],
  ['家族', true],
  ['h', false],
  ['??', false],
  ['--', false],
])('%s is searchable: %s', (query, worth) => {
  expect(isSearchable(query)).toBe(worth);
});

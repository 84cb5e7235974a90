import { expect, test } from 'vitest';
import { askable, isWorthAsking } from './use-task-search.ts';

test('truncates a query to the limit of the API', () => {
  expect(askable(`  ${'word '.repeat(100)}`)).toHaveLength(200);
  expect(askable(' homes ')).toBe('homes');
});

test.each([
  ['ho', true],
  ['c++', true],
  ['家族', true],
  ['h', false],
  ['??', false],
  ['--', false],
])('%s is searchable: %s', (query, worth) => {
  expect(isWorthAsking(query)).toBe(worth);
});

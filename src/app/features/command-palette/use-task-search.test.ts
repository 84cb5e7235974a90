import { expect, test } from 'vitest';
import { askable, isWorthAsking } from './use-task-search.ts';

test('no more of what was pasted is asked for than the API takes', () => {
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
])('%s is worth asking for: %s', (query, worth) => {
  expect(isWorthAsking(query)).toBe(worth);
});

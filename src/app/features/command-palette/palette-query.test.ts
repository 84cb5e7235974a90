import { expect, test } from 'vitest';
import { parsePaletteQuery } from './palette-query.ts';

test.each([
  ['archive', { scope: 'all', words: 'archive' }],
  ['> archive', { scope: 'commands', words: 'archive' }],
  [' >', { scope: 'commands', words: '' }],
  ['#prices > 10', { scope: 'tasks', words: 'prices > 10' }],
  ['issue #4', { scope: 'all', words: 'issue #4' }],
] as const)('reads %j', (text, query) => {
  expect(parsePaletteQuery(text)).toEqual(query);
});

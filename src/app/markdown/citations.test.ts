import { expect, test } from 'vitest';
import { CITATION, citedIndex, markIn } from './citations.ts';

const ids = (...all: string[]) => all.map((id) => ({ id }));

test('a mark cites the source with its id', () => {
  expect(citedIndex('s2', ids('s1', 's2'))).toBe(1);
  expect(citedIndex('2', ids('2', '1'))).toBe(0);
});

test('a number that is no id cites the source with that number', () => {
  expect(citedIndex('2', ids('web-a', 'web-b'))).toBe(1);
});

test.each(['0', '3', '01', '-1', 'x', '99999'])('%s cites nothing', (mark) => {
  expect(citedIndex(mark, ids('s1', 's2'))).toBeUndefined();
});

test('marks are words, also with dots, colons and dashes, in brackets', () => {
  const marks = [...'As [1], [web-2] and [doc:3.1] say, not [a b] or [].'.matchAll(CITATION)].map(([, mark]) => mark);
  expect(marks).toEqual(['1', 'web-2', 'doc:3.1']);
});

test('a source is listed under the mark that the text has for it', () => {
  expect(markIn('As [s1] says.', { id: 's1' }, 0)).toBe('s1');
  expect(markIn('As [1] says.', { id: 's1' }, 0)).toBe('1');
});

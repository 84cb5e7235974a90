import { expect, test } from 'vitest';
import { filterWarning } from './filter-warning.ts';

const NONE = { contradicted: [], unverified: [], isInOrder: true };

test('reports nothing if the API applied every filter or is known to', () => {
  expect(filterWarning(NONE, false)).toBeUndefined();
  expect(filterWarning({ ...NONE, unverified: ['errors'] }, true)).toBeUndefined();
});

test('names an ignored filter and disables "Select all"', () => {
  expect(filterWarning({ ...NONE, contradicted: ['search', 'status', 'trigger'] }, true)).toEqual({
    title: 'This API does not do all that was asked.',
    sentences: ['It does not search.', 'It does not filter by status or trigger.'],
    whyNotAll: 'Not all at once: the list may hold tasks that do not fit the filter.',
  });
});

test('names an unverifiable filter and disables "Select all"', () => {
  expect(filterWarning({ ...NONE, unverified: ['errors', 'files'] }, false)).toEqual({
    title: 'This API may not apply the whole filter.',
    sentences: ['Whether it filters by errors or files can’t be told from its answer.'],
    whyNotAll: 'Not all at once: the list may hold tasks that do not fit the filter.',
  });
});

test('keeps "Select all" if only the order was ignored', () => {
  expect(filterWarning({ ...NONE, isInOrder: false }, false)).toEqual({
    title: 'This API does not do all that was asked.',
    sentences: ['It does not sort as it was asked.'],
    whyNotAll: undefined,
  });
});

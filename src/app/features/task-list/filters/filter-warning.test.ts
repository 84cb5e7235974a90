import { expect, test } from 'vitest';
import { filterWarning } from './filter-warning.ts';

const NONE = { contradicted: [], unverified: [], isInOrder: true };

test('reports nothing if the API applied every filter or is known to', () => {
  expect(filterWarning(NONE, false)).toBeUndefined();
  expect(filterWarning({ ...NONE, unverified: ['errors'] }, true)).toBeUndefined();
});

test('names an ignored filter and disables "Select all"', () => {
  expect(filterWarning({ ...NONE, contradicted: ['search', 'status', 'trigger'] }, true)).toEqual({
    title: 'This API doesn’t support every filter.',
    sentences: ['It does not search.', 'It does not filter by status or trigger.'],
    whyNotAll: 'Some listed tasks may not match the filter.',
  });
});

test('names an unverifiable filter and disables "Select all"', () => {
  expect(filterWarning({ ...NONE, unverified: ['errors', 'files'] }, false)).toEqual({
    title: 'This API may not apply every filter.',
    sentences: ['Its answer does not show whether it filters by errors or files.'],
    whyNotAll: 'Some listed tasks may not match the filter.',
  });
});

test('keeps "Select all" if only the order was ignored', () => {
  expect(filterWarning({ ...NONE, isInOrder: false }, false)).toEqual({
    title: 'This API doesn’t support every filter.',
    sentences: ['It does not sort as requested.'],
    whyNotAll: undefined,
  });
});

import { expect, test } from 'vitest';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { daysOf } from './day-span.ts';
import { cleared, filterChips } from './filter-chips.ts';

const now = new Date(2026, 10, 11, 12).getTime();
const wordsOf = (filter: TaskFilter) =>
  filterChips(filter, { now, workerTitle: (id) => `Worker ${id}` }).map(({ words }) => words);

test('nothing asked, nothing told; searching and sorting are told elsewhere', () => {
  expect(wordsOf({ q: 'price', sort: 'credits', order: 'asc' })).toEqual([]);
});

test('each thing asked is told in words', () => {
  expect(
    wordsOf({
      status: ['error', 'aborted'],
      ...daysOf('last week', now),
      workerId: ['1', '2'],
      budget: ['low'],
      triggeredBy: ['api'],
      hasErrors: true,
      hasFiles: false,
      minCredits: 1_000,
      maxCredits: 2_000,
      archived: 'include',
    }),
  ).toEqual([
    'Status: error, aborted',
    'Created last week',
    'Worker: Worker 1, Worker 2',
    'Budget: low',
    'Trigger: api',
    'Has errors',
    'No files',
    '1,000 to 2,000 credits',
    'Archived as well',
  ]);
});

test('of single turns it is told that it speaks of them', () => {
  expect(wordsOf({ of: 'turns', status: ['error'], ...daysOf('last week', now), budget: ['high'] })).toEqual([
    'Turn status: error',
    'Turn ended last week',
    'Turn budget: high',
  ]);
});

test('credits with one end', () => {
  expect(wordsOf({ minCredits: 1 })).toEqual(['At least 1 credit']);
  expect(wordsOf({ maxCredits: 20 })).toEqual(['At most 20 credits']);
});

test('taking a chip off leaves the rest as it was', () => {
  const filter: TaskFilter = { q: 'x', status: ['error'], hasFiles: true, sort: 'credits' };
  const [status] = filterChips(filter, { now, workerTitle: String });
  expect(status?.without).toEqual({ q: 'x', hasFiles: true, sort: 'credits' });
  expect(cleared(filter)).toEqual({ sort: 'credits' });
});

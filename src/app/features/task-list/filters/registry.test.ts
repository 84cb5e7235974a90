import { expect, test } from 'vitest';
import type { Task } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { presetRange } from '#app/data/date-presets.ts';
import { clearFilter, filterChips, sectionWords, matchesLocally, splitLocal } from './registry.tsx';

const isOneOff = (workerId: string) => workerId === 'wrk_1';
const now = new Date(2026, 10, 11, 12).getTime();
const wordsOf = (filter: TaskFilter) =>
  filterChips(filter, { now, workerTitle: (id) => `Worker ${id}` }).map(({ words }) => words);

test('search and order have no chips', () => {
  expect(wordsOf({ q: 'price', sort: 'credits', order: 'asc' })).toEqual([]);
});

test('each condition has a chip', () => {
  expect(
    wordsOf({
      status: ['error', 'aborted'],
      cause: ['none', 'It took … s'],
      ...presetRange('last-week', now),
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
    'Status: Error or Aborted',
    'Reason: No reason given or It took … s',
    'Created last week',
    'Worker: Worker 1 or Worker 2',
    'Budget: Low',
    'Trigger: API',
    'Has errors',
    'No files',
    '1,000 to 2,000 credits',
    'Including archived',
  ]);
});

test('conditions on single turns say so', () => {
  expect(wordsOf({ of: 'turns', status: ['error'], ...presetRange('last-week', now), budget: ['high'] })).toEqual([
    'Turn status: Error',
    'Turn ended last week',
    'Turn budget: High',
  ]);
});

test('the button of a section shows its first condition, and how many more', () => {
  const names = { now, workerTitle: String };
  const filter: TaskFilter = { of: 'turns', status: ['error'], hasFiles: true, archived: 'only' };
  expect(sectionWords('status', filter, names)).toMatchObject({
    words: 'Turn status: Error',
    without: { ...filter, status: undefined },
  });
  expect(sectionWords('more', filter, names)).toEqual({
    words: 'Has files +2',
    all: 'Has files, Archived only, and Match on: any turn',
    without: { status: ['error'] },
  });
  expect(sectionWords('budget', filter, names)).toBeUndefined();
});

test('credits with one limit', () => {
  expect(wordsOf({ minCredits: 1 })).toEqual(['At least 1 credit']);
  expect(wordsOf({ maxCredits: 20 })).toEqual(['At most 20 credits']);
});

test('removing a chip keeps the other conditions', () => {
  const filter: TaskFilter = { q: 'x', status: ['error'], hasFiles: true, sort: 'credits' };
  const [status] = filterChips(filter, { now, workerTitle: String });
  expect(status?.without).toEqual({ q: 'x', hasFiles: true, sort: 'credits' });
  expect(clearFilter(filter)).toEqual({ sort: 'credits' });
});

const TASK: Task = {
  id: 'tsk_1',
  title: 'Prices of homes in Gràcia',
  status: 'completed',
  createdAt: '2026-05-11T09:14:22.000Z',
  totals: { credits: 42, durationMs: 25_812, turnCount: 1 },
  triggeredBy: 'ui',
  workerId: 'wrk_1',
};

test.each([
  ['homes gracia', true],
  ['gracia, pri', true],
  ['homes boats', false],
  ['…', false],
])('a search for “%s” matches every word of the title: %s', (q, fits) => {
  expect(matchesLocally(TASK, { q }, isOneOff)).toBe(fits);
});

test('status and worker are matched without a task list', () => {
  expect(matchesLocally(TASK, { status: ['error', 'completed'], workerId: ['wrk_1'] }, isOneOff)).toBe(true);
  expect(matchesLocally(TASK, { status: ['error'] }, isOneOff)).toBe(false);
  expect(matchesLocally(TASK, { workerId: ['wrk_2'] }, isOneOff)).toBe(false);
  expect(matchesLocally(TASK, { workerId: ['wrk_2', 'one-off'] }, isOneOff)).toBe(true);
  expect(matchesLocally(TASK, { workerId: ['one-off'] }, () => false)).toBe(false);
});

test('splits off the conditions that need a task list', () => {
  const filter: TaskFilter = { q: 'homes', status: ['error'], budget: ['low'], of: 'turns', sort: 'credits' };
  expect(splitLocal(filter)).toEqual({
    local: { q: 'homes', status: ['error'], sort: 'credits' },
    notApplied: { budget: ['low'], of: 'turns', sort: 'credits' },
  });
});

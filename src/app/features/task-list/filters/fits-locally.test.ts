import { expect, test } from 'vitest';
import type { Task } from '#contract/task.ts';
import { fitsLocally } from './fits-locally.ts';

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
])('the search “%s”, each word of it: %s', (q, fits) => {
  expect(fitsLocally(TASK, { q })).toBe(fits);
});

test('its status and its worker', () => {
  expect(fitsLocally(TASK, { status: ['error', 'completed'], workerId: ['wrk_1'] })).toBe(true);
  expect(fitsLocally(TASK, { status: ['error'] })).toBe(false);
  expect(fitsLocally(TASK, { workerId: ['wrk_2'] })).toBe(false);
});

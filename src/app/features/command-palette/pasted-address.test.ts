import { expect, test } from 'vitest';
import { parsePastedId } from './pasted-address.ts';

test.each([
  ['tsk_01JABC', 'task', 'tsk_01JABC', true],
  ['  tsk_01JABC ', 'task', 'tsk_01JABC', true],
  ['wrk_01JABC', 'worker', 'wrk_01JABC', true],
  ['http://localhost:4310/tasks/a%20b/turns?x=1#turn-2', 'task', 'a b', true],
  ['/workers/wrk_1', 'worker', 'wrk_1', true],
  ['/tasks/100%', 'task', '100%', true],
  ['nightly-report-7', 'task', 'nightly-report-7', false],
])('reads %j as a %s', (query, kind, id, isCertain) => {
  expect(parsePastedId(query)).toEqual({ kind, id, isCertain });
});

test.each(['', 'archive', 'what is 12.5% of 840', 'g t', 'q3'])('finds no id in %j', (query) => {
  expect(parsePastedId(query)).toBeUndefined();
});

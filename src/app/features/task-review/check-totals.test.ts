import { expect, test } from 'vitest';
import type { Task, Turn } from '#contract/task.ts';
import { checkTotals, sumTurns } from './check-totals.ts';

const turn = (seq: number, figures: Partial<Turn>): Turn => ({
  id: `trn_${seq}`,
  taskId: 'tsk_1',
  seq,
  status: 'completed',
  input: '',
  outputText: '',
  ...figures,
});

const task = (totals: Partial<Task['totals']>, status = 'completed'): Task => ({
  id: 'tsk_1',
  workerId: 'wrk_1',
  createdAt: '2026-05-11T09:14:22.000Z',
  triggeredBy: 'ui',
  status,
  totals: { credits: 0, durationMs: 0, turnCount: 1, ...totals },
});

test('sums every figure and counts a missing one as 0', () => {
  const turns = [
    turn(0, { credits: 40, durationMs: 900, inputTokens: 1_842, outputTokens: 312 }),
    turn(1, { credits: 2, durationMs: null, outputTokens: 8 }),
  ];
  expect(sumTurns(turns)).toEqual({ credits: 42, durationMs: 900, inputTokens: 1_842, outputTokens: 320 });
});

test('reports turns that add up', () => {
  const turns = [turn(0, { credits: 40, durationMs: 900 }), turn(1, { credits: 2, durationMs: 1_100 })];
  expect(checkTotals(task({ credits: 42, durationMs: 2_000, turnCount: 2 }), turns)).toEqual({
    kind: 'adds-up',
    words: ['Matches the task total.'],
  });
});

test('tolerates floating-point rounding', () => {
  const turns = [turn(0, { credits: 0.1, durationMs: 0.1 }), turn(1, { credits: 0.2, durationMs: 0.2 })];
  const check = checkTotals(task({ credits: 0.3, durationMs: 0.3, turnCount: 2 }), turns);
  expect(check.kind).toBe('adds-up');
});

test.each<[string, Partial<Task['totals']>, Partial<Turn>, string[]]>([
  ['credits', { credits: 42 }, { credits: 40 }, ['The task total is 42 credits, 2 credits more than its turns.']],
  ['credits', { credits: 39 }, { credits: 40 }, ['The task total is 39 credits, 1 credit less than its turns.']],
  ['duration', { durationMs: 9_000 }, { durationMs: 8_990 }, ['The task total is 9.0 s, 10 ms more than its turns.']],
  ['turns', { turnCount: 3 }, {}, ['The task has 3 turns; 2 are not listed here.']],
  [
    'all of it',
    { turnCount: 2, credits: 42, durationMs: 100 },
    { credits: null },
    [
      'The task has 2 turns; 1 is not listed here.',
      'The task total is 42 credits, 42 credits more than its turns.',
      'The task total is 100 ms, 100 ms more than its turns.',
      '1 turn has no credits recorded.',
    ],
  ],
])('describes a difference in %s', (_, totals, figures, words) => {
  expect(checkTotals(task(totals), [turn(0, figures)])).toEqual({ kind: 'differs', words });
});

test('reports nothing while the task runs', () => {
  expect(checkTotals(task({ credits: 42 }, 'running'), [turn(0, { credits: 1 })]).kind).toBe('still-running');
});

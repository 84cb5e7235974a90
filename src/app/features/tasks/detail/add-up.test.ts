import { expect, test } from 'vitest';
import type { Task, Turn } from '#contract/task.ts';
import { checkCredits, sumOf } from './add-up.ts';

const turn = (seq: number, figures: Partial<Turn>): Turn => ({
  id: `trn_${seq}`,
  taskId: 'tsk_1',
  seq,
  status: 'completed',
  input: '',
  outputText: '',
  ...figures,
});

const task = (credits: number, status = 'completed'): Task => ({
  id: 'tsk_1',
  workerId: 'wrk_1',
  createdAt: '2026-05-11T09:14:22.000Z',
  triggeredBy: 'ui',
  status,
  totals: { credits, durationMs: 0, turnCount: 2 },
});

test('sums every figure, and takes a missing one for nothing', () => {
  const turns = [
    turn(0, { credits: 40, durationMs: 900, inputTokens: 1_842, outputTokens: 312 }),
    turn(1, { credits: 2, durationMs: null, outputTokens: 8 }),
  ];
  expect(sumOf(turns)).toEqual({ credits: 42, durationMs: 900, inputTokens: 1_842, outputTokens: 320 });
});

test('credits that add up are said to', () => {
  expect(checkCredits(task(42), [turn(0, { credits: 40 }), turn(1, { credits: 2 })])).toEqual({
    kind: 'adds-up',
    words: 'The turns add up to the task’s 42 credits.',
  });
});

test('a difference is put in words, either way', () => {
  expect(checkCredits(task(42), [turn(0, { credits: 40 })]).words).toBe(
    'The task says 42 credits: 2 credits unexplained.',
  );
  expect(checkCredits(task(39), [turn(0, { credits: 40 })]).words).toBe(
    'The task says 39 credits: 1 credit fewer than its turns.',
  );
  expect(checkCredits(task(42), [turn(0, { credits: 40 }), turn(1, { credits: null })]).words).toBe(
    'The task says 42 credits: 2 credits unexplained. 1 turn without a figure.',
  );
});

test('nothing is judged while it runs', () => {
  expect(checkCredits(task(42, 'running'), [turn(0, { credits: 1 })]).kind).toBe('still-running');
});

import { expect, test } from 'vitest';
import type { FittingTurns, ListedTask, Match } from '#contract/task.ts';
import { earlierTurnOf, turnOfRow } from './turn-of-row.ts';

const task = (turnCount: number, more: Partial<ListedTask> = {}): ListedTask => ({
  id: 'tsk_1',
  status: 'completed',
  triggeredBy: 'ui',
  workerId: 'w',
  createdAt: '2026-05-11T09:14:22.000Z',
  totals: { credits: 1, durationMs: 1, turnCount },
  ...more,
});
const fitting = (seq: number): FittingTurns => ({
  credits: 1,
  durationMs: 1,
  turnCount: 1,
  newestTurn: { seq, failure: null },
});
const match = (seq: number | null): Match => ({ field: seq === null ? 'title' : 'output', seq, excerpt: 'prices' });

test('a row stands for the newest turn that it knows of', () => {
  expect(turnOfRow({ status: ['error'], from: '2026-01-01T00:00:00Z' }, task(3)).seq).toBe(2);
  expect(turnOfRow({}, task(1)).seq).toBe(0);
  expect(turnOfRow({}, task(0)).seq).toBe(0);
});

test('in a list of turns, it stands for the newest turn that matches', () => {
  for (const filter of [
    { status: ['error'] },
    { cause: ['It broke'] },
    { from: '2026-01-01T00:00:00Z' },
    { budget: ['low'], q: 'prices' },
  ] as const) {
    const row = turnOfRow({ of: 'turns', ...filter }, task(3, { fitting: fitting(1), match: match(0) }));
    expect(row.seq).toBe(1);
    expect(earlierTurnOf(row)).toBe(1);
  }
});

test('in a list of turns, it is unknown which one matches unless the API tells', () => {
  const row = turnOfRow({ of: 'turns', status: ['error'] }, task(3));
  expect(row.seq).toBeUndefined();
  expect(earlierTurnOf(row)).toBeUndefined();
  const totals = { credits: 0, durationMs: 0, turnCount: 0 };
  expect(turnOfRow({ of: 'turns' }, task(2, { fitting: { ...totals, newestTurn: null } })).seq).toBeUndefined();
  expect(turnOfRow({ of: 'turns', status: ['error'] }, task(1)).seq).toBe(0);
});

test('in a search, it stands for the turn that holds the words, unless a filter is about the newest', () => {
  const found = task(3, { match: match(1) });
  expect(turnOfRow({ q: 'prices' }, found).seq).toBe(1);
  expect(turnOfRow({ q: 'prices', status: ['error'] }, found).seq).toBe(2);
  expect(turnOfRow({ q: 'prices' }, task(3, { match: match(null) })).seq).toBe(2);
});

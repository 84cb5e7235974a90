import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { checkAnswer, checkTask, joinFindings } from './filter-checks.ts';
import type { TaskFilter } from './task-filter.ts';

function task(more: Partial<ListedTask> = {}): ListedTask {
  return {
    id: 'a',
    title: 'The price of homes',
    createdAt: '2026-11-05T09:00:00.000Z',
    completedAt: '2026-11-05T09:01:00.000Z',
    status: 'completed',
    totals: { credits: 10, durationMs: 1_000, turnCount: 1 },
    triggeredBy: 'ui',
    workerId: 'wrk_1',
    archivedAt: null,
    ...more,
  };
}
const failed = task({ status: 'error' });
const timedOut = task({ status: 'error', failure: { reason: 'It took 60 s.', cause: 'It took … s' } });
const running = task({ status: 'running', completedAt: null });
const twoTurns = task({ totals: { credits: 10, durationMs: 1_000, turnCount: 2 } });
const ofTurns = (filter: TaskFilter): TaskFilter => ({ of: 'turns', ...filter });

const VERDICTS: readonly (readonly [TaskFilter, ListedTask, string])[] = [
  [{}, task(), 'fits'],
  [{ sort: 'credits', order: 'asc' }, task(), 'fits'],

  [{ status: ['completed', 'error'] }, task(), 'fits'],
  [{ status: ['error'] }, task(), 'contradicts'],
  [{ triggeredBy: ['ui'] }, task(), 'fits'],
  [{ triggeredBy: ['api'] }, task(), 'contradicts'],
  [{ workerId: ['wrk_1'] }, task(), 'fits'],
  [{ workerId: ['wrk_2'] }, task(), 'contradicts'],
  // A task does not say whether its worker is one-off.
  [{ workerId: ['wrk_2', 'one-off'] }, task(), 'unknown'],
  [{ budget: ['low'] }, task({ budget: 'low' }), 'fits'],
  [{ budget: ['low'] }, task({ budget: 'high' }), 'contradicts'],
  [{ budget: ['low'] }, task(), 'unknown'],

  [{ cause: ['none', 'It took … s'] }, timedOut, 'fits'],
  [{ cause: ['none'] }, timedOut, 'contradicts'],
  [{ cause: ['none'] }, task({ failure: null }), 'contradicts'],
  [{ cause: ['none'] }, failed, 'unknown'],

  [{ from: '2026-11-05T09:00:00.000Z', to: '2026-11-05T09:00:00.001Z' }, task(), 'fits'],
  [{ from: '2026-11-06T00:00:00.000Z' }, task(), 'contradicts'],
  [{ to: '2026-11-05T09:00:00.000Z' }, task(), 'contradicts'],
  [{ minCredits: 10, maxCredits: 10 }, task(), 'fits'],
  [{ minCredits: 11 }, task(), 'contradicts'],
  [{ maxCredits: 9 }, task(), 'contradicts'],

  [{}, task({ archivedAt: '2026-11-05T10:00:00.000Z' }), 'contradicts'],
  [{}, task({ archivedAt: undefined }), 'fits'],
  [{ archived: 'include' }, task({ archivedAt: '2026-11-05T10:00:00.000Z' }), 'fits'],
  [{ archived: 'only' }, task({ archivedAt: '2026-11-05T10:00:00.000Z' }), 'fits'],
  [{ archived: 'only' }, task(), 'contradicts'],

  [{ q: 'pri home' }, task(), 'fits'],
  [{ q: '"of homes"' }, task(), 'fits'],
  [{ q: 'boats' }, task(), 'contradicts'],
  [{ q: '"homes of"' }, task(), 'contradicts'],
  [{ q: 'boats' }, task({ match: { field: 'output', seq: 0, excerpt: 'two boats' } }), 'fits'],
  [{ q: 'boats' }, task({ match: { field: 'output', seq: 0, excerpt: 'two ships' } }), 'unknown'],
  [{ q: 'two boats' }, task({ match: { field: 'output', seq: 0, excerpt: 'two ships' } }), 'unknown'],

  // A task can't prove errors in an earlier turn, or files.
  [{ hasErrors: true }, failed, 'unknown'],
  [{ hasErrors: true }, twoTurns, 'unknown'],
  [{ hasErrors: true }, running, 'unknown'],
  [{ hasErrors: true }, task(), 'contradicts'],
  [{ hasErrors: false }, task(), 'unknown'],
  [{ hasErrors: false }, failed, 'contradicts'],
  [{ hasFiles: true }, task(), 'unknown'],
  [{ hasFiles: false }, task(), 'unknown'],

  // A task only proves something about a single turn.
  [ofTurns({}), task(), 'fits'],
  [ofTurns({ status: ['completed'] }), task(), 'unknown'],
  [ofTurns({ status: ['error'] }), task(), 'contradicts'],
  [ofTurns({ status: ['error'] }), twoTurns, 'unknown'],
  [ofTurns({ status: ['error'] }), running, 'unknown'],
  [ofTurns({ triggeredBy: ['api'] }), task(), 'contradicts'],
  [ofTurns({ triggeredBy: ['api'] }), twoTurns, 'unknown'],
  [ofTurns({ budget: ['low'] }), task({ budget: 'high' }), 'contradicts'],
  [ofTurns({ cause: ['none'] }), task({ failure: null }), 'contradicts'],
  [ofTurns({ cause: ['none'] }), { ...twoTurns, failure: null }, 'unknown'],
  [ofTurns({ from: '2026-11-05T09:00:30.000Z' }), task(), 'unknown'],
  [ofTurns({ from: '2026-11-05T09:02:00.000Z' }), task(), 'contradicts'],
  [ofTurns({ from: '2026-11-05T09:02:00.000Z' }), running, 'unknown'],
  [ofTurns({ to: '2026-11-05T09:00:00.000Z' }), twoTurns, 'contradicts'],

  [{ status: ['error'], hasFiles: true }, task(), 'contradicts'],
  [{ status: ['completed'], hasFiles: true }, task(), 'unknown'],
];

test.each(VERDICTS)('filter %j, task %j: %s', (filter, listed, verdict) => {
  expect(checkTask(filter, listed)).toBe(verdict);
});

test('names each contradicted and each unverified filter once', () => {
  const filter: TaskFilter = {
    status: ['completed'],
    from: '2026-11-06T00:00:00.000Z',
    to: '2026-11-07T00:00:00.000Z',
  };
  expect(checkAnswer({ ...filter, hasErrors: false }, [task(), failed, task()])).toEqual({
    contradicted: ['status', 'date', 'errors'],
    unverified: ['errors'],
    isInOrder: true,
  });
  expect(checkAnswer(filter, [])).toEqual({ contradicted: [], unverified: [], isInOrder: true });
});

test('a contradiction on any page outweighs unverified filters of other pages', () => {
  const pages = [[task()], [failed]].map((items) => checkAnswer({ hasErrors: false, hasFiles: true }, items));
  expect(joinFindings(pages)).toEqual({ contradicted: ['errors'], unverified: ['files'], isInOrder: true });
});

test('verifies the order', () => {
  const few = task({ totals: { credits: 1, durationMs: 1, turnCount: 1 } });
  const older = task({ createdAt: '2026-11-04T09:00:00.000Z' });
  const inOrder = (filter: TaskFilter, ...items: ListedTask[]) => checkAnswer(filter, items).isInOrder;
  expect(inOrder({ sort: 'credits' }, task(), few)).toBe(true);
  expect(inOrder({ sort: 'credits', order: 'asc' }, task(), few)).toBe(false);
  expect(inOrder({ order: 'asc' }, task(), older)).toBe(false);
  expect(inOrder({}, older, task())).toBe(true);
});

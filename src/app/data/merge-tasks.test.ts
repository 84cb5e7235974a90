import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { goneFrom, unseenOf, mergeTasks, type TaskPages } from './merge-tasks.ts';

function task(id: string, more: Partial<ListedTask> = {}): ListedTask {
  return {
    id,
    createdAt: '2026-11-01T09:00:00.000Z',
    status: 'completed',
    totals: { credits: 1, durationMs: 1, turnCount: 1 },
    triggeredBy: 'ui',
    workerId: 'wrk_1',
    ...more,
  };
}

const idsOf = (tasks: readonly ListedTask[]) => tasks.map(({ id }) => id);

test('updates a row in place and keeps its search match', () => {
  const match = { field: 'title', seq: null, excerpt: 'b' };
  const [a, b, c] = [task('a'), task('b', { status: 'running', match }), task('c')];
  const pages: TaskPages = {
    pages: [
      { items: [a, b], nextCursor: 'b' },
      { items: [c], nextCursor: null },
    ],
    pageParams: [null, 'b'],
  };
  const after = mergeTasks(pages, new Map([['b', task('b', { status: 'error' })]]));
  const rows = after.pages.flatMap((page) => page?.items ?? []);
  expect(rows).toEqual([a, task('b', { status: 'error', match }), c]);
  expect(rows[0]).toBe(a);
  expect(after.pageParams).toEqual([null, 'b']);
});

test('what came before the rows, and between them, is unseen', () => {
  const first = [task('e'), task('c'), task('d'), task('b')];
  expect(idsOf(unseenOf(first, [task('c'), task('b'), task('a')], true))).toEqual(['e', 'd']);
});

test('what moved up into the first page because another went is not new', () => {
  expect(unseenOf([task('c'), task('a')], [task('c'), task('b')], true)).toEqual([]);
});

test('where all of the first page is unknown, all of it is new', () => {
  expect(idsOf(unseenOf([task('b'), task('a')], [], true))).toEqual(['b', 'a']);
});

test('where all rows are loaded, what came behind them is new as well: the newest of a list by age, or by credits', () => {
  expect(idsOf(unseenOf([task('a'), task('b')], [task('a')], false))).toEqual(['b']);
});

test('what is gone from among the first page is found, and what lies beyond it is not', () => {
  const rows = [task('e'), task('d'), task('c'), task('b')];
  expect(idsOf(goneFrom({ items: [task('f'), task('e'), task('c')], nextCursor: 'c' }, rows))).toEqual(['d']);
  expect(idsOf(goneFrom({ items: [task('e'), task('c')], nextCursor: null }, rows))).toEqual(['d', 'b']);
  expect(goneFrom({ items: [task('g')], nextCursor: 'g' }, rows)).toEqual([]);
});

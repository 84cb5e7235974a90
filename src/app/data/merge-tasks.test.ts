import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { missingFrom, newOnFirstPage, mergeTasks, type TaskPages } from './merge-tasks.ts';

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

test('tasks before and between the rows are new', () => {
  const first = [task('e'), task('c'), task('d'), task('b')];
  expect(idsOf(newOnFirstPage(first, [task('c'), task('b'), task('a')], true))).toEqual(['e', 'd']);
});

test('tasks that moved up into the first page are not new', () => {
  expect(newOnFirstPage([task('c'), task('a')], [task('c'), task('b')], true)).toEqual([]);
});

test('all tasks are new if no row is on the first page', () => {
  expect(idsOf(newOnFirstPage([task('b'), task('a')], [], true))).toEqual(['b', 'a']);
});

test('if all rows are loaded, tasks after the last row are new as well', () => {
  expect(idsOf(newOnFirstPage([task('a'), task('b')], [task('a')], false))).toEqual(['b']);
});

test('finds rows missing from the first page, but none beyond it', () => {
  const rows = [task('e'), task('d'), task('c'), task('b')];
  expect(idsOf(missingFrom({ items: [task('f'), task('e'), task('c')], nextCursor: 'c' }, rows))).toEqual(['d']);
  expect(idsOf(missingFrom({ items: [task('e'), task('c')], nextCursor: null }, rows))).toEqual(['d', 'b']);
  expect(missingFrom({ items: [task('g')], nextCursor: 'g' }, rows)).toEqual([]);
});

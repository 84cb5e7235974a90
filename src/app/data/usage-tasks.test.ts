import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Task } from '#contract/task.ts';
import { tasksToAddUp } from './usage-tasks.ts';

const ask = {
  from: '2026-05-11T00:00:00.000Z',
  to: '2026-05-12T00:00:00.000Z',
  interval: 'day',
  groupBy: null,
  timeZone: 'UTC',
} as const;

const task = (id: string): Task => ({
  id,
  workerId: 'wrk_1',
  createdAt: '2026-05-11T09:14:22.000Z',
  completedAt: '2026-05-11T09:14:30.000Z',
  triggeredBy: 'api',
  status: 'completed',
  totals: { credits: 3, durationMs: 8_000, turnCount: 1 },
});

/** Answers lists with the next of these pages, repeating the last. Returns the requested URLs. */
function listing(...pages: { items: Task[]; nextCursor: string | null }[]): string[] {
  const requested: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    requested.push(String(url));
    return Promise.resolve(Response.json(pages[Math.min(requested.length, pages.length) - 1]));
  });
  return requested;
}
afterEach(() => vi.unstubAllGlobals());

test('adds up every listed page', async () => {
  listing({ items: [task('tsk_1'), task('tsk_2')], nextCursor: 'c' }, { items: [task('tsk_3')], nextCursor: null });
  const { tasks, count, more } = await tasksToAddUp(new QueryClient(), ask);
  expect(tasks.map((one) => one.task.id)).toEqual(['tsk_1', 'tsk_2', 'tsk_3']);
  expect({ count, more }).toEqual({ count: 3, more: false });
});

test('adds up a list that ignores cursors once, and reports it as partial', async () => {
  const requested = listing({ items: [task('tsk_1'), task('tsk_2')], nextCursor: 'c' });
  const { tasks, count, more } = await tasksToAddUp(new QueryClient(), ask);
  expect(tasks).toHaveLength(2);
  expect({ count, more }).toEqual({ count: 2, more: true });
  expect(requested).toHaveLength(2);
});

test('adds up a task once that moved to the next page meanwhile', async () => {
  const [one, two, three] = [task('tsk_1'), task('tsk_2'), task('tsk_3')];
  listing({ items: [one, two], nextCursor: 'c' }, { items: [two, three], nextCursor: null });
  const { tasks, count } = await tasksToAddUp(new QueryClient(), ask);
  expect([tasks.length, count]).toEqual([3, 3]);
});

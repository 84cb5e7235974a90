import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { ListedTask } from '#contract/task.ts';
import type { TaskFilter } from './task-filter.ts';
import type { QueryFields } from '#app/lib/query-of.ts';
import { walkTasks } from './walk-tasks.ts';

const task = (id: string): ListedTask => ({
  id,
  status: /[A-Z]/.test(id) ? 'completed' : 'error',
  triggeredBy: 'ui',
  workerId: 'w',
  createdAt: '2026-05-11T09:14:22.000Z',
  totals: { credits: 1, durationMs: 1, turnCount: 1 },
});

type Answers = Record<string, { items: readonly string[]; nextCursor: string | null }>;

function createRig(answers: Answers, problems: ApiProblem[] = []) {
  const requested: QueryFields[] = [];
  const waited: number[] = [];
  const stop = new AbortController();
  const deps = {
    ask(query: QueryFields) {
      requested.push(query);
      const problem = problems.shift();
      if (problem !== undefined) return Promise.reject(problem);
      const { items, nextCursor } = answers[String(query['cursor'] ?? '')] ?? { items: [], nextCursor: null };
      return Promise.resolve({ items: items.map(task), nextCursor });
    },
    wait: (ms: number) => Promise.resolve(void waited.push(ms)),
    random: () => 1,
  };
  return {
    asked: requested,
    waited,
    stop,
    async walk(filter: TaskFilter = { status: ['error'] }, applies = false) {
      const pages: string[] = [];
      for await (const { tasks, leftOut } of walkTasks(deps, filter, applies, stop.signal)) {
        pages.push(tasks.map(({ id }) => id).join('') + '-'.repeat(leftOut));
      }
      return pages;
    },
  };
}

const PAGES: Answers = {
  '': { items: ['a', 'b'], nextCursor: '1' },
  1: { items: ['b', 'c'], nextCursor: '2' },
  2: { items: ['d'], nextCursor: null },
};

test('yields each task of every page once, even if it moved', async () => {
  const { walk, asked: requested } = createRig(PAGES);
  expect(await walk()).toEqual(['ab', 'c', 'd']);
  expect(requested[1]).toEqual({ status: ['error'], limit: 100, cursor: '1' });
});

test('omits tasks that do not match', async () => {
  const pages = { '': { items: ['a', 'b'], nextCursor: '1' }, 1: { items: ['C', 'd', 'E'], nextCursor: null } };
  expect(await createRig(pages).walk()).toEqual(['ab', 'd--']);
  expect(await createRig(pages).walk({ status: ['error'] }, true)).toEqual(['ab', 'd--']);
});

test('omits unverified tasks, unless the API is known to apply every filter', async () => {
  expect(await createRig(PAGES).walk({ hasFiles: true })).toEqual(['--', '-', '-']);
  expect(await createRig(PAGES).walk({ hasFiles: true }, true)).toEqual(['ab', 'c', 'd']);
});

test('waits as long and as often as the API asks', async () => {
  const slow = Array.from({ length: 7 }, () => new ApiProblem(429, 'Slow down.', 2_000));
  const { walk, waited } = createRig(PAGES, slow);
  expect(await walk()).toHaveLength(3);
  expect(waited).toEqual(Array.from({ length: 7 }, () => 2_000));
});

test('retries a temporary failure, and throws the fifth', async () => {
  const failures = (count: number) => Array.from({ length: count }, () => new ApiProblem(503, 'The disk is full.'));
  expect(await createRig(PAGES, failures(4)).walk()).toHaveLength(3);
  await expect(createRig(PAGES, failures(5)).walk()).rejects.toThrow('The disk is full.');
});

test('throws a refusal at once', async () => {
  await expect(createRig(PAGES, [new ApiProblem(400, 'status: bad')]).walk()).rejects.toThrow('status: bad');
});

test('stops after one page if the API ignores cursors', async () => {
  const { walk, asked: requested } = createRig({
    '': { items: ['a'], nextCursor: 'x' },
    x: { items: ['a'], nextCursor: 'x' },
  });
  expect(await walk()).toEqual(['a', '']);
  expect(requested).toHaveLength(2);
});

test('stops requesting when aborted', async () => {
  const { walk, asked: requested, stop } = createRig(PAGES);
  stop.abort();
  await expect(walk()).rejects.toThrow('abort');
  expect(requested).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Task, Turn } from '#contract/task.ts';
import type { TaskAndTurns } from './tasks.ts';
import { spreadOf, usageOfTasks, type UsageAsk } from './usage-of-tasks.ts';

type TurnFields = Partial<Pick<Turn, 'status' | 'credits' | 'completedAt' | 'budget' | 'triggeredBy' | 'durationMs'>>;

function taskOf(id: string, workerId: string, turns: readonly TurnFields[], fields: Partial<Task> = {}): TaskAndTurns {
  const task: Task = {
    id,
    workerId,
    createdAt: '2026-10-20T08:00:00Z',
    status: 'completed',
    title: `Title of ${id}`,
    triggeredBy: 'ui',
    totals: { credits: 0, durationMs: 0, turnCount: turns.length },
    ...fields,
  };
  const all = turns.map((turn, seq) => ({
    id: `${id}/${seq}`,
    taskId: id,
    seq,
    input: 'x',
    outputText: 'y',
    status: 'completed',
    completedAt: '2026-10-21T08:00:00Z',
    ...turn,
  }));
  return { task, turns: all };
}

const ask: UsageAsk = {
  from: '2026-10-19T22:00:00Z',
  to: '2026-10-26T23:00:00Z',
  interval: 'day',
  groupBy: 'worker',
  timeZone: 'Europe/Madrid',
};

const tasks: readonly TaskAndTurns[] = [
  taskOf('a', 'w1', [
    { credits: 5, budget: 'low', durationMs: 1_000 },
    { credits: 20, status: 'error', completedAt: '2026-10-24T21:59:59Z', budget: 'high' },
  ]),
  taskOf('b', 'w1', [{ credits: 10, completedAt: '2026-10-24T22:00:00Z', budget: 'low' }]),
  taskOf('c', 'w2', [
    { credits: 30, status: 'error', completedAt: '2026-10-25T22:59:59Z', triggeredBy: 'api' },
    { credits: 4, status: 'aborted', completedAt: '2026-10-25T23:00:00Z' },
    { credits: null, status: 'running', completedAt: null },
  ]),
  taskOf('too early', 'w1', [{ credits: 99, completedAt: '2026-10-19T21:59:59Z' }]),
  taskOf('too late', 'w1', [{ credits: 99, completedAt: '2026-10-26T23:00:00Z' }]),
];

test('adds up turns by credits, status and task', () => {
  expect(usageOfTasks(tasks, ask).totals).toEqual({
    credits: 69,
    tasks: 3,
    turns: 5,
    completedTurns: 2,
    abortedTurns: 1,
    failedTurns: 2,
    failedCredits: 50,
    durationMs: 1_000,
    creditsPerTask: { n: 3, mean: 23, p50: 25, p90: 34 },
    creditsPerTurn: { n: 5, mean: 13.8, p50: 10, p90: 30 },
  });
});

test('splits days in the time zone, including one with 25 hours', () => {
  const { buckets } = usageOfTasks(tasks, ask);
  expect(buckets.map(({ start, credits, failedCredits }) => [start, credits, failedCredits])).toEqual([
    ['2026-10-19T22:00:00.000Z', 0, 0],
    ['2026-10-20T22:00:00.000Z', 5, 0],
    ['2026-10-21T22:00:00.000Z', 0, 0],
    ['2026-10-22T22:00:00.000Z', 0, 0],
    ['2026-10-23T22:00:00.000Z', 20, 20],
    ['2026-10-24T22:00:00.000Z', 40, 30],
    ['2026-10-25T23:00:00.000Z', 4, 0],
  ]);
  expect(buckets[5]?.byGroup).toEqual({ w1: 10, w2: 30 });
});

test.each([
  [
    'worker',
    [
      ['w1', 35],
      ['w2', 34],
    ],
  ],
  [
    'budget',
    [
      ['unknown', 34],
      ['high', 20],
      ['low', 15],
    ],
  ],
  [
    'trigger',
    [
      ['ui', 39],
      ['api', 30],
    ],
  ],
  [
    'status',
    [
      ['error', 50],
      ['completed', 15],
      ['aborted', 4],
    ],
  ],
] as const)('groups by %s, most expensive first', (groupBy, expected) => {
  const { groups, totals } = usageOfTasks(tasks, { ...ask, groupBy });
  expect(groups.map(({ key, credits }) => [key, credits])).toEqual(expected);
  expect(groups.reduce((sum, { turns }) => sum + turns, 0)).toBe(totals.turns);
});

test('returns the most expensive tasks in this range, and turns', () => {
  const { topTasks, topTurns } = usageOfTasks(tasks, ask);
  expect(topTasks.map(({ taskId, credits, failedCredits }) => [taskId, credits, failedCredits])).toEqual([
    ['c', 34, 30],
    ['a', 25, 20],
    ['b', 10, 0],
  ]);
  expect(topTurns[0]).toEqual({
    taskId: 'c',
    seq: 0,
    title: 'Title of c',
    workerId: 'w2',
    status: 'error',
    credits: 30,
    completedAt: '2026-10-25T22:59:59.000Z',
  });
});

test('adds the spread of each bucket if asked', () => {
  const { buckets } = usageOfTasks(tasks, { ...ask, bucketSpread: true });
  expect(buckets.map(({ creditsPerTask }) => creditsPerTask?.p90)).toEqual([
    undefined,
    5,
    undefined,
    undefined,
    20,
    30,
    4,
  ]);
});

test('filters by worker', () => {
  const { totals, groups } = usageOfTasks(tasks, { ...ask, workerId: 'w2', groupBy: 'budget' });
  expect([totals.credits, groups.length]).toEqual([34, 1]);
});

test('counts a task without turns once, at its end, unless it runs', () => {
  const alone = [
    taskOf('d', 'w1', [], {
      status: 'error',
      completedAt: '2026-10-22T08:00:00Z',
      totals: { credits: 12, durationMs: 3, turnCount: 2 },
    }),
    taskOf('e', 'w1', [], { status: 'running', totals: { credits: 7, durationMs: 3, turnCount: 1 } }),
  ];
  expect(usageOfTasks(alone, ask).totals).toMatchObject({ credits: 12, tasks: 1, turns: 2, failedCredits: 12 });
});

test('returns zeros for every bucket without tasks', () => {
  const { totals, buckets, groups } = usageOfTasks([], { ...ask, interval: 'week' });
  expect(totals).toMatchObject({ credits: 0, tasks: 0, creditsPerTask: null, creditsPerTurn: null });
  expect([buckets.map(({ start }) => start), groups]).toEqual([
    ['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    [],
  ]);
});

test('computes p50 and p90 by nearest rank', () => {
  expect(spreadOf([7])).toEqual({ n: 1, mean: 7, p50: 7, p90: 7 });
  expect(spreadOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual({ n: 10, mean: 5.5, p50: 5, p90: 9 });
});

test('puts one-off workers into one group, and keeps the worker of a task', () => {
  const usage = usageOfTasks(tasks, { ...ask, foldOneOffs: true }, (workerId) => workerId === 'w1');
  expect(usage.groups.map(({ key, credits, workers }) => [key, credits, workers])).toEqual([
    ['one-off', 35, 1],
    ['w2', 34, undefined],
  ]);
  expect(usage.topTasks.map(({ workerId }) => workerId)).toEqual(['w2', 'w1', 'w1']);
  expect(usageOfTasks(tasks, ask, () => true).groups.map(({ key }) => key)).toEqual(['w1', 'w2']);
});

test('counts one worker, or all one-off workers, if asked to', () => {
  const counted = (workerId: string) =>
    new Set(usageOfTasks(tasks, { ...ask, workerId }, (id) => id === 'w1').groups.map(({ key }) => key));
  expect(counted('w2')).toEqual(new Set(['w2']));
  expect(counted('one-off')).toEqual(new Set(['w1']));
});

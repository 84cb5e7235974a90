import { expect, test } from 'vitest';
import type { TurnRef } from '../domain/records.ts';
import { createCompactor, type Compactor } from './compact-turns.ts';

const turn = (taskId: string): TurnRef => ({ organizationId: 'org_1', taskId, seq: 0 });

interface Options {
  onCompact?(taskId: string): void;
  backlog?: TurnRef[];
  list?(backlog: readonly TurnRef[]): TurnRef[];
  /** Called for waits longer than the pause between turns. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>;
  vacuum?(): Promise<void>;
}

function startCompactor({
  onCompact = () => {},
  backlog = [],
  list = (all) => [...all],
  sleep = async () => {},
  vacuum = async () => {},
}: Options): Compactor {
  let uncompacted = [...backlog];
  const store = {
    async findTurn({ taskId }: TurnRef) {
      onCompact(taskId);
      uncompacted = uncompacted.filter((one) => one.taskId !== taskId);
      return undefined;
    },
    findTask: async () => undefined,
    listIndexedTexts: async () => [],
    indexText: async () => ({ words: '' }),
    listUncompacted: async () => list(uncompacted),
    vacuum,
    transaction: () => Promise.reject(new Error('no turn is found')),
  };
  const compactor = createCompactor({
    store,
    clock: {
      now: () => 0,
      elapsed: () => 0,
      sleep: (ms, signal) => (ms < 1000 ? Promise.resolve() : sleep(ms, signal)),
    },
    report: () => {},
  });
  return {
    ...compactor,
    add(ref) {
      uncompacted.push(ref);
      compactor.add(ref);
    },
  };
}

test('compacts a turn that has just ended before the backlog', async () => {
  const compacted: string[] = [];
  const backlog = Array.from({ length: 1000 }, (_, n) => turn(`left_${n}`));
  const compactor = startCompactor({
    onCompact(taskId) {
      compacted.push(taskId);
      if (compacted.length === 3) compactor.add(turn('new'));
      if (compacted.length === 6) void compactor.stop();
    },
    backlog,
  });
  await expect.poll(() => compacted.length).toBe(6);

  expect(compacted.indexOf('new')).toBe(3);
});

test('retries failed turns after a delay that doubles, also when no other turn ends', async () => {
  const tried: string[] = [];
  const waits: { ms: number; end: () => void }[] = [];
  let away = true;
  const compactor = startCompactor({
    onCompact(taskId) {
      tried.push(taskId);
      if (away) throw new Error('no database');
    },
    sleep: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
  });
  compactor.add(turn('one'));
  compactor.add(turn('other'));
  await expect.poll(() => tried).toEqual(['one', 'other']);

  waits[0]?.end();
  await expect.poll(() => tried.slice(2).toSorted()).toEqual(['one', 'other']);
  away = false;
  compactor.add(turn('new'));
  await expect.poll(() => tried.slice(4)).toEqual(['new']);
  expect(waits).toHaveLength(2);
  waits[1]?.end();
  await expect.poll(() => tried.slice(5).toSorted()).toEqual(['one', 'other']);

  away = true;
  compactor.add(turn('late'));
  await expect.poll(() => tried.slice(7)).toEqual(['late']);
  await compactor.stop();
  expect([tried.length, waits.map(({ ms }) => ms)]).toEqual([8, [30_000, 60_000, 30_000]]);
});

test('doubles the delay up to an hour when listing the backlog fails', async () => {
  const compacted: string[] = [];
  const waits: number[] = [];
  let attempts = 0;
  const compactor = startCompactor({
    onCompact: (taskId) => void compacted.push(taskId),
    backlog: [turn('left')],
    list(all) {
      attempts += 1;
      if (attempts < 12) throw new Error('no database');
      return [...all];
    },
    async sleep(ms) {
      waits.push(ms / 60_000);
    },
  });
  await expect.poll(() => compacted).toEqual(['left']);
  expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  await compactor.stop();
});

test('stops at once while turns wait for a retry', async () => {
  const tried: string[] = [];
  const compactor = startCompactor({
    onCompact(taskId) {
      tried.push(taskId);
      throw new Error('no database');
    },
    sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
  });
  compactor.add(turn('one'));
  await expect.poll(() => tried).toEqual(['one']);

  await compactor.stop();
  expect(tried).toEqual(['one']);
});

test('tidies after the first turn and after every 50 turns', async () => {
  const tidied: number[] = [];
  let compacted = 0;
  const compactor = startCompactor({
    onCompact: () => (compacted += 1),
    backlog: Array.from({ length: 120 }, (_, n) => turn(`left_${n}`)),
    vacuum: async () => void tidied.push(compacted),
  });
  await expect.poll(() => compacted).toBe(120);

  await compactor.stop();
  expect(tidied).toEqual([1, 51, 101]);
});

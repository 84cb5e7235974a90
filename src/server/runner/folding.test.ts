import { expect, test } from 'vitest';
import type { TurnRef } from '../domain/records.ts';
import { createFolding, type Folding } from './folding.ts';

const turn = (taskId: string): TurnRef => ({ organizationId: 'org_1', taskId, seq: 0 });

interface World {
  /** Whether the turn is folded; an error is the database's. */
  fold?(taskId: string): void;
  left?: TurnRef[];
  list?(left: readonly TurnRef[]): TurnRef[];
  /** Called wherever more is waited than between two turns. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>;
  tidy?(): Promise<void>;
}

/** Folding over a database in which a turn is unfolded from its end until it was folded. */
function foldBy({
  fold = () => {},
  left = [],
  list = (all) => [...all],
  sleep = async () => {},
  tidy = async () => {},
}: World): Folding {
  let unfolded = [...left];
  const store = {
    async findTurn({ taskId }: TurnRef) {
      fold(taskId);
      unfolded = unfolded.filter((one) => one.taskId !== taskId);
      return undefined;
    },
    findTask: async () => undefined,
    knownTexts: async () => [],
    indexText: async () => ({ words: '' }),
    listUnfolded: async () => list(unfolded),
    tidy,
    transaction: () => Promise.reject(new Error('no turn is found')),
  };
  const folding = createFolding({
    store,
    clock: {
      now: () => 0,
      elapsed: () => 0,
      sleep: (ms, signal) => (ms < 1000 ? Promise.resolve() : sleep(ms, signal)),
    },
    report: () => {},
  });
  return {
    ...folding,
    add(ref) {
      unfolded.push(ref);
      folding.add(ref);
    },
  };
}

test('a turn that has just ended is folded before those that earlier processes left', async () => {
  const folded: string[] = [];
  const left = Array.from({ length: 1000 }, (_, n) => turn(`left_${n}`));
  const folding = foldBy({
    fold(taskId) {
      folded.push(taskId);
      if (folded.length === 3) folding.add(turn('new'));
      if (folded.length === 6) void folding.stop();
    },
    left,
  });
  await expect.poll(() => folded.length).toBe(6);

  expect(folded.indexOf('new')).toBe(3);
});

test('turns that could not be folded are tried again, some time later and with no other turn ending', async () => {
  const tried: string[] = [];
  const waits: { ms: number; end: () => void }[] = [];
  let away = true;
  const folding = foldBy({
    fold(taskId) {
      tried.push(taskId);
      if (away) throw new Error('no database');
    },
    sleep: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
  });
  folding.add(turn('one'));
  folding.add(turn('other'));
  await expect.poll(() => tried).toEqual(['one', 'other']);

  waits[0]?.end();
  await expect.poll(() => tried.slice(2).toSorted()).toEqual(['one', 'other']);
  away = false;
  folding.add(turn('new'));
  await expect.poll(() => tried.slice(4)).toEqual(['new']);
  expect(waits).toHaveLength(2);
  waits[1]?.end();
  await expect.poll(() => tried.slice(5).toSorted()).toEqual(['one', 'other']);

  away = true;
  folding.add(turn('late'));
  await expect.poll(() => tried.slice(7)).toEqual(['late']);
  await folding.stop();
  expect([tried.length, waits.map(({ ms }) => ms)]).toEqual([8, [30_000, 60_000, 30_000]]);
});

test('what was left is looked for again, the later the more often that fails', async () => {
  const folded: string[] = [];
  const waits: number[] = [];
  let asked = 0;
  const folding = foldBy({
    fold: (taskId) => void folded.push(taskId),
    left: [turn('left')],
    list(left) {
      asked += 1;
      if (asked < 12) throw new Error('no database');
      return [...left];
    },
    async sleep(ms) {
      waits.push(ms / 60_000);
    },
  });
  await expect.poll(() => folded).toEqual(['left']);
  expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  await folding.stop();
});

test('stops at once while turns wait to be tried again, and leaves them', async () => {
  const tried: string[] = [];
  const folding = foldBy({
    fold(taskId) {
      tried.push(taskId);
      throw new Error('no database');
    },
    sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
  });
  folding.add(turn('one'));
  await expect.poll(() => tried).toEqual(['one']);

  await folding.stop();
  expect(tried).toEqual(['one']);
});

test('tidies after the first turn, and then after every fifty', async () => {
  const tidied: number[] = [];
  let folded = 0;
  const folding = foldBy({
    fold: () => (folded += 1),
    left: Array.from({ length: 120 }, (_, n) => turn(`left_${n}`)),
    tidy: async () => void tidied.push(folded),
  });
  await expect.poll(() => folded).toBe(120);

  await folding.stop();
  expect(tidied).toEqual([1, 51, 101]);
});

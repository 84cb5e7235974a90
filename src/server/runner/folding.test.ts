import { expect, test } from 'vitest';
import type { TurnRef } from '../domain/records.ts';
import { createFolding, type Folding } from './folding.ts';

const turn = (taskId: string): TurnRef => ({ organizationId: 'org_1', taskId, seq: 0 });

/** @param fold called for every turn that is to be folded; `sleep` is, wherever more is waited than between two of them */
function foldBy(
  fold: (taskId: string) => void,
  {
    left = [],
    sleep = () => Promise.resolve(),
    tidy = async () => {},
  }: { left?: TurnRef[]; sleep?: (signal?: AbortSignal) => Promise<void>; tidy?: () => Promise<void> } = {},
): Folding {
  const tx = {
    async findTurn({ taskId }: TurnRef) {
      fold(taskId);
      return undefined;
    },
    findTask: async () => undefined,
    foldParts: async () => {},
    knownTexts: async () => [],
    insertTexts: async () => {},
  };
  return createFolding({
    store: { listUnfolded: async () => left, tidy, transaction: (work) => work(tx) },
    clock: {
      now: () => 0,
      elapsed: () => 0,
      sleep: (ms, signal) => (ms < 1000 ? Promise.resolve() : sleep(signal)),
    },
    report: () => {},
  });
}

test('a turn that has just ended is folded before those that earlier processes left', async () => {
  const folded: string[] = [];
  const left = Array.from({ length: 1000 }, (_, n) => turn(`left_${n}`));
  const folding = foldBy(
    (taskId) => {
      folded.push(taskId);
      if (folded.length === 3) folding.add(turn('new'));
      if (folded.length === 6) void folding.stop();
    },
    { left },
  );
  await expect.poll(() => folded.length).toBe(6);

  expect(folded.indexOf('new')).toBe(3);
});

test('turns that could not be folded are tried again, some time later and with no other turn ending', async () => {
  const tried: string[] = [];
  const waits: (() => void)[] = [];
  let away = true;
  const folding = foldBy(
    (taskId) => {
      tried.push(taskId);
      if (away) throw new Error('no database');
    },
    { sleep: () => new Promise((resolve) => waits.push(resolve)) },
  );
  folding.add(turn('one'));
  folding.add(turn('other'));
  await expect.poll(() => tried).toEqual(['one', 'other']);

  waits.shift()?.();
  await expect.poll(() => tried.toSorted()).toEqual(['one', 'one', 'other', 'other']);
  expect(waits).toHaveLength(1);
  away = false;
  folding.add(turn('new'));
  await expect.poll(() => tried.slice(4)).toEqual(['new']);
  waits.shift()?.();
  await expect.poll(() => tried.slice(5).toSorted()).toEqual(['one', 'other']);
  await folding.stop();
  expect([tried.length, waits]).toEqual([7, []]);
});

test('stops at once while turns wait to be tried again, and leaves them', async () => {
  const tried: string[] = [];
  const folding = foldBy(
    (taskId) => {
      tried.push(taskId);
      throw new Error('no database');
    },
    { sleep: (signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())) },
  );
  folding.add(turn('one'));
  await expect.poll(() => tried).toEqual(['one']);

  await folding.stop();
  expect(tried).toEqual(['one']);
});

test('tidies after the first turn, and then after every fifty', async () => {
  const tidied: number[] = [];
  let folded = 0;
  const folding = foldBy(() => (folded += 1), {
    left: Array.from({ length: 120 }, (_, n) => turn(`left_${n}`)),
    tidy: async () => void tidied.push(folded),
  });
  await expect.poll(() => folded).toBe(120);

  await folding.stop();
  expect(tidied).toEqual([1, 51, 101]);
});

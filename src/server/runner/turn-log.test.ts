import { expect, test } from 'vitest';
import type { KnownPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import { createTurnLog } from './turn-log.ts';

const never = new AbortController().signal;
const delta = (text: string): KnownPart => ({ type: 'text-delta', id: 't', delta: text });

function openLog() {
  const batches: RecordedPart[][] = [];
  const sleepers: (() => void)[] = [];
  let answer: () => Promise<void> = () => Promise.resolve();
  const log = createTurnLog({
    opening: [{ offset: 0, at: 0, part: { type: 'start' } }],
    startedAt: 0,
    clock: { now: () => 0, elapsed: () => 7, sleep: () => new Promise((resolve) => sleepers.push(resolve)) },
    async store(parts) {
      batches.push([...parts]);
      await answer();
    },
  });
  return {
    log,
    batches,
    tick: () => {
      for (const wake of sleepers.splice(0)) wake();
    },
    answerWith: (next: () => Promise<void>) => {
      answer = next;
    },
  };
}

test('stores parts in one batch, in order, and shows them once stored', async () => {
  const { log, batches, tick } = openLog();
  await log.append(delta('a'));
  await log.append(delta('b'));
  expect(batches).toEqual([]);
  expect(log.read(1, 10)).toEqual([]);

  const changed = log.changed(1, never);
  tick();
  await changed;
  expect(batches).toEqual([log.read(1, 10)]);
  expect(log.read(1, 10)).toEqual([
    { offset: 1, at: 7, part: delta('a') },
    { offset: 2, at: 7, part: delta('b') },
  ]);
});

test('stores a full batch at once', async () => {
  const { log, batches } = openLog();
  for (let i = 0; i < 64; i += 1) await log.append(delta('x'));
  expect(batches.map((batch) => batch.length)).toEqual([64]);
});

test('append waits while the database lags behind', async () => {
  const { log, answerWith } = openLog();
  let release = () => {};
  answerWith(
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  let recorded = 0;
  const recording = (async () => {
    for (; recorded < 1000; recorded += 1) await log.append(delta('x'));
  })();
  await new Promise(setImmediate);
  expect(recorded).toBeLessThan(400);
  answerWith(() => Promise.resolve());
  release();
  await recording;
  const unstored = await log.takeUnstored();
  expect(log.read(0, Infinity).length + unstored.length).toBe(1001);
});

test('keeps parts of a failed batch for the end, and append rejects', async () => {
  const { log, tick, answerWith } = openLog();
  answerWith(() => Promise.reject(new Error('no database')));
  await log.append(delta('a'));
  tick();
  await new Promise(setImmediate);
  await expect(log.append(delta('b'))).rejects.toThrow('no database');
  expect((await log.takeUnstored()).map(({ offset }) => offset)).toEqual([1, 2]);
  expect(log.read(1, 10)).toEqual([]);
});

test('close wakes readers and shows the last parts', async () => {
  const { log } = openLog();
  const changed = log.changed(1, never);
  const unstored = await log.takeUnstored();
  log.close([...unstored, { offset: 1, at: 9, part: { type: 'finish' } }]);
  await changed;
  expect(log.read(1, 10)).toHaveLength(1);
  expect(log.isClosed()).toBe(true);
  await log.changed(2, never);
});

test('changed resolves on abort', async () => {
  const { log } = openLog();
  const gone = new AbortController();
  const changed = log.changed(1, gone.signal);
  gone.abort();
  await expect(changed).resolves.toBeUndefined();
});

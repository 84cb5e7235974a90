import { expect, test } from 'vitest';
import type { Clock } from '../domain/clock.ts';
import type { StoredPart } from '../domain/store.ts';
import { eventStream, formatEvent } from './sse.ts';

const part = (offset: number): StoredPart => ({
  seq: 2,
  offset,
  at: 0,
  part: { type: 'text-delta', delta: 'a\nb\r\u2028' },
});
const forever: Clock = { now: () => 0, elapsed: () => 0, sleep: () => new Promise(() => {}) };

test('writes an event as one id and one line of data, whatever the text', () => {
  expect(formatEvent(part(5))).toBe('id: 2/5\ndata: {"type":"text-delta","delta":"a\\nb\\r\u2028"}\n\n');
});

test('marks our own parts for the AI SDK', () => {
  const wire = (raw: object) => JSON.parse(/^data: (.*)$/m.exec(formatEvent({ ...part(0), part: raw }))?.[1] ?? '');
  expect(wire({ type: 'data-turn', data: { seq: 2 } })).toEqual({
    type: 'data-turn',
    data: { seq: 2 },
    transient: true,
  });
  expect(wire({ type: 'data-usage', data: { credits: 1 } })).toMatchObject({ id: 'usage' });
  expect(wire({ type: 'start', messageId: 'trn_1' })).toEqual({ type: 'start', messageId: 'trn_1' });
});

test('sends batches in order, then `done`', async () => {
  async function* batches() {
    yield [part(0), part(1)];
    yield [part(2)];
  }
  const text = await new Response(eventStream(batches(), forever, new AbortController())).text();
  expect(text).toBe(`${[0, 1, 2].map((offset) => formatEvent(part(offset))).join('')}event: done\ndata: [DONE]\n\n`);
});

test('fetches the next batch only when there is room', async () => {
  let batchCount = 0;
  async function* batches() {
    for (;;) {
      batchCount += 1;
      yield [part(batchCount)];
    }
  }
  const reader = eventStream(batches(), forever, new AbortController()).getReader();
  await new Promise(setImmediate);
  expect(batchCount).toBe(0);
  await reader.read();
  await new Promise(setImmediate);
  expect(batchCount).toBe(1);
});

test('stops waiting for a silence if a batch fails', async () => {
  const waits: AbortSignal[] = [];
  const clock: Clock = {
    ...forever,
    sleep: (_ms, signal) => {
      if (signal !== undefined) waits.push(signal);
      return new Promise(() => {});
    },
  };
  const failing = { next: () => Promise.reject(new Error('lost')) };
  const reader = eventStream(failing, clock, new AbortController()).getReader();
  await expect(reader.read()).rejects.toThrow('lost');
  expect(waits.map(({ aborted }) => aborted)).toEqual([true]);
});

test('sends a comment after a silence, and then the next batch', async () => {
  const silences: (() => void)[] = [];
  const clock: Clock = { ...forever, sleep: () => new Promise((resolve) => silences.push(resolve)) };
  let say: (batch: StoredPart[]) => void = () => {};
  async function* batches() {
    yield await new Promise<StoredPart[]>((resolve) => {
      say = resolve;
    });
  }
  const reader = eventStream(batches(), clock, new AbortController()).getReader();
  const first = reader.read();
  await new Promise(setImmediate);
  silences.shift()?.();
  expect(new TextDecoder().decode((await first).value)).toBe(': keep-alive\n\n');
  const second = reader.read();
  await new Promise(setImmediate);
  say([part(0)]);
  expect(new TextDecoder().decode((await second).value)).toBe(formatEvent(part(0)));
});

test('aborts fetching when the client hangs up', async () => {
  const hangUp = new AbortController();
  async function* batches() {
    yield [part(0)];
  }
  await eventStream(batches(), forever, hangUp).cancel();
  expect(hangUp.signal.aborted).toBe(true);
});

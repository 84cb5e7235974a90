import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSilence } from './silence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** One part, and then nothing. */
async function* oneOf<T>(part: T): AsyncGenerator<T, void, void> {
  yield part;
  await new Promise(() => undefined);
}

test('ends after its time without a part', async () => {
  const silence = createSilence(100);
  const parts = silence.watch(oneOf('a'));
  expect(await parts.next()).toEqual({ done: false, value: 'a' });
  void parts.next();
  await vi.advanceTimersByTimeAsync(99);
  expect(silence.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(silence.signal.aborted).toBe(true);
});

test('begins again with each sign of the model', async () => {
  const silence = createSilence(100);
  const parts = silence.watch(oneOf('a'));
  await parts.next();
  void parts.next();
  for (let signs = 0; signs < 5; signs += 1) {
    await vi.advanceTimersByTimeAsync(90);
    silence.break();
  }
  expect(silence.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(silence.signal.aborted).toBe(true);
});

test('does not count the time in which nobody waits for a part', async () => {
  const silence = createSilence(100);
  const parts = silence.watch(oneOf('a'));
  await parts.next();
  await vi.advanceTimersByTimeAsync(1000);
  expect(silence.signal.aborted).toBe(false);
});

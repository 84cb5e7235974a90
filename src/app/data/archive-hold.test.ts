import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createArchiveHold, HOLD_MS } from './archive-hold.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function createHold(answer: (taskId: string) => Promise<void> = () => Promise.resolve()) {
  const sent: string[] = [];
  const heard: string[] = [];
  const hold = createArchiveHold({
    send: (taskId, leaving) => {
      sent.push(leaving ? `${taskId} leaving` : taskId);
      return answer(taskId);
    },
    schedule: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const archive = (taskId: string) =>
    hold.hold(taskId, {
      onArchived: () => heard.push(`${taskId} archived`),
      onRefused: (error) => heard.push(`${taskId} refused: ${String(error)}`),
    });
  return { hold, archive, sent, heard };
}

test('a task is hidden at once, sent after the whole hold, and stays hidden', async () => {
  const { hold, archive, sent, heard } = createHold();
  archive('a');
  expect([...hold.hidden()]).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(HOLD_MS - 1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(['a']);
  expect(heard).toEqual(['a archived']);
  expect([...hold.hidden()]).toEqual(['a']);
});

test('one that is taken back is never sent, and the others are', async () => {
  const { hold, archive, sent } = createHold();
  archive('a');
  await vi.advanceTimersByTimeAsync(3_000);
  archive('b');
  expect(hold.last()).toBe('b');
  expect(hold.undo('b')).toBe(true);
  expect(hold.last()).toBe('a');
  expect([...hold.hidden()]).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(sent).toEqual(['a']);
  expect(hold.last()).toBeUndefined();
});

test('what is on its way can not be taken back', async () => {
  const { hold, archive } = createHold(() => new Promise(() => undefined));
  archive('a');
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(hold.undo('a')).toBe(false);
  expect([...hold.hidden()]).toEqual(['a']);
});

test('a refusal shows the task again and says why; it can be archived again', async () => {
  const { hold, archive, sent, heard } = createHold(() => Promise.reject(new Error('it runs')));
  archive('a');
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(heard).toEqual(['a refused: Error: it runs']);
  expect([...hold.hidden()]).toEqual([]);
  archive('a');
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(sent).toEqual(['a', 'a']);
});

test('leaving the page sends each held task once', async () => {
  const { hold, archive, sent } = createHold();
  archive('a');
  archive('b');
  hold.undo('a');
  archive('c');
  hold.leave();
  await vi.advanceTimersByTimeAsync(HOLD_MS);
  expect(sent).toEqual(['b leaving', 'c leaving']);
});

test('archiving twice sends once', async () => {
  const { archive, sent } = createHold();
  archive('a');
  archive('a');
  await vi.advanceTimersByTimeAsync(HOLD_MS * 2);
  archive('a');
  await vi.advanceTimersByTimeAsync(HOLD_MS * 2);
  expect(sent).toEqual(['a']);
});

test('listeners hear of every change, and get a new set each time', () => {
  const { hold, archive } = createHold();
  const before = hold.hidden();
  let heard = 0;
  const unsubscribe = hold.subscribe(() => (heard += 1));
  archive('a');
  expect(hold.hidden()).not.toBe(before);
  hold.undo('a');
  unsubscribe();
  archive('b');
  expect(heard).toBe(2);
});

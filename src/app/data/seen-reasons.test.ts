import { beforeEach, expect, test, vi } from 'vitest';
import type { TaskAndTurns } from './tasks.ts';
import { rememberReason, withSeenReasons } from './seen-reasons.ts';

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

const record = (error: string | null): TaskAndTurns => ({
  task: {
    id: 'tsk_1',
    createdAt: '2026-11-05T09:00:00.000Z',
    status: 'error',
    triggeredBy: 'ui',
    workerId: 'wrk_1',
    totals: { credits: 1, durationMs: 1, turnCount: 1 },
  },
  turns: [
    {
      id: 'trn_1',
      taskId: 'tsk_1',
      seq: 0,
      status: 'error',
      input: 'Hi',
      outputText: '',
      error: error === null ? null : { message: error },
    },
  ],
});
const reasonOf = ({ turns }: TaskAndTurns) => turns[0]?.error?.message;

test('fills in a reason that only the stream gave, and keeps one of the record', () => {
  expect(reasonOf(withSeenReasons(record(null)))).toBeUndefined();
  rememberReason({ taskId: 'tsk_1', seq: 0, message: 'The context is full.' });
  rememberReason({ taskId: 'tsk_2', seq: 0, message: 'Another task.' });
  expect(reasonOf(withSeenReasons(record(null)))).toBe('The context is full.');
  expect(reasonOf(withSeenReasons(record('')))).toBe('The context is full.');
  expect(reasonOf(withSeenReasons(record('Too long.')))).toBe('Too long.');
});

test('keeps the last 100', () => {
  rememberReason({ taskId: 'tsk_1', seq: 0, message: 'Old.' });
  for (let n = 0; n < 100; n += 1) rememberReason({ taskId: `tsk_other${n}`, seq: 0, message: 'Newer.' });
  expect(reasonOf(withSeenReasons(record(null)))).toBeUndefined();
});

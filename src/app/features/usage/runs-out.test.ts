import { expect, test } from 'vitest';
import { runsOut } from './runs-out.ts';

const DAY = 86_400_000;
const now = 100 * DAY;

test('predicts when the credits run out at the current rate', () => {
  expect(runsOut(500, 100, { from: now - 10 * DAY, to: now + DAY }, now)).toEqual({ kind: 'on', at: now + 50 * DAY });
  expect(runsOut(500, 70, { from: now - 14 * DAY, to: now - 7 * DAY }, now)).toEqual({
    kind: 'on',
    at: now + 50 * DAY,
  });
});

test('counts an unfinished day as complete', () => {
  const today = { from: now - 60_000, to: now + DAY - 60_000 };
  expect(runsOut(500, 50, today, now)).toEqual({ kind: 'on', at: now + 10 * DAY });
});

test('reports that no day can be predicted', () => {
  const week = { from: now - 7 * DAY, to: now };
  expect(runsOut(0, 100, week, now)).toEqual({ kind: 'out' });
  expect(runsOut(500, 0, week, now)).toEqual({ kind: 'never' });
  expect(runsOut(10_000, 1, week, now)).toEqual({ kind: 'far' });
});

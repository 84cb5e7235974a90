import { expect, test, vi } from 'vitest';
import type { UsageOfGroup } from '#contract/usage.ts';
import { costAt, costOfWaiting, ownTimeZone, passesLimit, readLimits, spentTodayWords, warnsFrom } from './spending.ts';

function groupOf(key: string, n: number, completedTurns: number): UsageOfGroup {
  return {
    key,
    credits: 0,
    tasks: n,
    turns: n,
    completedTurns,
    abortedTurns: 0,
    failedTurns: n - completedTurns,
    failedCredits: 0,
    durationMs: 0,
    creditsPerTask: null,
    creditsPerTurn: { n, mean: 13, p50: 12, p90: 31 },
  };
}

test("estimates a worker's cost from five runs, but not from four", () => {
  const groups = [groupOf('standard', 47, 44), groupOf('high', 5, 5), groupOf('low', 4, 4)];
  expect(costAt(groups, 'standard')).toEqual({ n: 47, p50: 12, p90: 31, completed: 44 / 47 });
  expect(costAt(groups, 'high')).toMatchObject({ n: 5, p50: 12 });
  expect(costAt(groups, 'low')).toEqual({ n: 4, p50: null });
  expect(costAt(groups, 'unlimited')).toEqual({ n: 0, p50: null });
});

test('estimates waiting turns by their worker and budget if known', () => {
  const groups = [groupOf('standard', 47, 44), groupOf('low', 4, 4)];
  const waiting = [{ budget: 'standard' }, { budget: 'low' }, { budget: 'standard' }] as const;
  expect(costOfWaiting(groups, waiting)).toBe(62);
  expect(costOfWaiting(groups, [])).toBe(0);
});

test.each([
  [480, 500, 31, true],
  [469, 500, 31, false],
  [470, 500, 31, true],
  [499, 500, undefined, false],
  [500, 500, undefined, true],
  [0, 0, undefined, true],
])('after %d of %d credits, a turn that may cost %d exceeds the limit: %s', (spent, askAt, mayCost, past) => {
  expect(passesLimit(spent, askAt, mayCost)).toBe(past);
});

test('reads stored limits and ignores invalid ones', () => {
  expect(readLimits('{"warnAt":400,"askAt":null}')).toEqual({ warnAt: 400, askAt: null });
  for (const text of [null, '', '{}', '{"warnAt":"1","askAt":5}', '[]']) {
    expect(readLimits(text)).toEqual({ warnAt: null, askAt: null });
  }
});

test('warns from the warning on, else from the limit on', () => {
  expect(warnsFrom({ warnAt: 400, askAt: 500 })).toBe(400);
  expect(warnsFrom({ warnAt: null, askAt: 500 })).toBe(500);
  expect(warnsFrom({ warnAt: null, askAt: null })).toBe(Infinity);
  expect(spentTodayWords(480, { warnAt: 1, askAt: 500 })).toBe('480 credits spent today. Your limit is 500.');
  expect(spentTodayWords(1, { warnAt: 1, askAt: null })).toBe('1 credit spent today.');
});

test('uses UTC if the browser doesn’t know its time zone', () => {
  const options = { ...Intl.DateTimeFormat().resolvedOptions(), timeZone: 'Etc/Unknown' };
  const resolved = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
  expect(ownTimeZone()).toBe('UTC');
  resolved.mockReturnValue({ ...options, timeZone: 'Europe/Madrid' });
  expect(ownTimeZone()).toBe('Europe/Madrid');
  resolved.mockRestore();
});

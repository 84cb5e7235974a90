import { expect, test } from 'vitest';
import type { UsageBucket, UsageOfGroup } from '#contract/usage.ts';
import { seriesOf, stackOf, ticksFor } from './stack.ts';

const figures = {
  credits: 0,
  tasks: 0,
  turns: 0,
  completedTurns: 0,
  abortedTurns: 0,
  failedTurns: 0,
  failedCredits: 0,
  durationMs: 0,
  creditsPerTask: null,
  creditsPerTurn: null,
};
const groups: readonly UsageOfGroup[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ ...figures, key }));
const bucket: UsageBucket = {
  start: '',
  credits: 28,
  failedCredits: 0,
  tasks: 0,
  turns: 0,
  failedTurns: 0,
  byGroup: { a: 10, c: 5, f: 9, g: 4 },
};

test('shows five groups and adds up the rest', () => {
  const series = seriesOf(groups);
  expect(series.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e', null]);
  expect(stackOf(bucket, series)).toEqual([10, 0, 5, 0, 0, 13]);
});

test('adds no rest to five groups', () => {
  expect(stackOf(bucket, seriesOf(groups.slice(0, 3)))).toEqual([10, 0, 5]);
});

test('shows one piece per column without groups', () => {
  expect(stackOf(bucket, [])).toEqual([28]);
});

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 3, 6, 9, 12]],
  [480, [0, 200, 400, 600]],
  [1_000, [0, 250, 500, 750, 1_000]],
])('divides an axis up to %d at %j', (highest, ticks) => {
  expect(ticksFor(highest)).toEqual(ticks);
});

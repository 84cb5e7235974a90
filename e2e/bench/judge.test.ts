import { expect, test } from 'vitest';
import { judge, spreadOf } from './judge.ts';

test.each([
  [[], undefined],
  [[3], { median: 3, min: 3, max: 3 }],
  [[9, 1, 2], { median: 2, min: 1, max: 9 }],
  [[4, 1, 2, 3], { median: 2.5, min: 1, max: 4 }],
])('computes the spread of %j', (samples, spread) => {
  expect(spreadOf(samples)).toEqual(spread);
});

test.each([
  [[49, 50, 300], [10], 'reached'],
  [[60, 60, 60], [50], 'reached, as near as the floor'],
  [[61, 61, 61], [50], 'not reached'],
  [[], [50], 'not measured'],
])('judges ours at %j and the floor at %j as: %s', (ours, floor, verdict) => {
  const goal = { subject: 'ours', atMost: 50, floors: ['floor', 'never measured'] };
  expect(judge({ name: 'gap', unit: 'ms', goal, samples: { ours, floor } })).toBe(verdict);
});

test('does not judge a row without a goal', () => {
  expect(judge({ name: 'gap', unit: 'ms', samples: { ours: [1] } })).toBe('no goal');
});

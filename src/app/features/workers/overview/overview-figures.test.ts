import { expect, test } from 'vitest';
import { describeChange, formatValue, valueOf } from './overview-figures.ts';

const figures = {
  credits: 120,
  tasks: 4,
  turns: 8,
  failedTurns: 1,
  creditsPerTask: { n: 4, mean: 30, p50: 20, p90: 60 },
};

test('reads the failure rate from turns, and percentiles from tasks', () => {
  expect(valueOf(figures, 'failureRate')).toBe(0.125);
  expect(valueOf(figures, 'p90')).toBe(60);
});

test('has no rate and no percentile without turns', () => {
  const none = { credits: 0, tasks: 0, turns: 0, failedTurns: 0, creditsPerTask: null };
  expect([valueOf(none, 'failureRate'), valueOf(none, 'p50'), formatValue('p50', undefined)]).toEqual([
    undefined,
    undefined,
    '–',
  ]);
});

test.each([
  ['credits', 112, 100, '+12% · 100 before'],
  ['credits', 50, 100, '-50% · 100 before'],
  ['credits', 100, 100, '0% · 100 before'],
  ['credits', 5, 0, 'None in the 30 days before'],
  ['p50', 5, undefined, 'None in the 30 days before'],
  ['p50', undefined, 12, '12 before'],
  ['failureRate', 0.125, 0.1, '+2.5 points · 10.0% before'],
  ['failureRate', 0.125, 0, '+12.5 points · 0.0% before'],
] as const)('describes a change of %s to %s from %s as “%s”', (figure, now, before, words) => {
  expect(describeChange(figure, now, before)).toBe(words);
});

test('divides the credits of all turns with an output schema by the valid outputs', () => {
  const outputs = { turns: 4, credits: 50, valid: 2 };
  expect(valueOf({ ...figures, outputs }, 'perValid')).toBe(25);
  expect(valueOf({ ...figures, outputs: { ...outputs, valid: 0 } }, 'perValid')).toBeUndefined();
  expect(formatValue('perValid', 41.66)).toBe('41.7');
});

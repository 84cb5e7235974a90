import { expect, test } from 'vitest';
import { formatAge } from './age.ts';

test.each([
  [30, 'now', 'now'],
  [720, '12m', '12m ago'],
  [18_000, '5h', '5h ago'],
  [172_800, '2d', '2d ago'],
  [20 * 86_400, '2w', '2w ago'],
])('formats %d seconds as %s and as %s', (seconds, age, ago) => {
  const now = Date.parse('2026-05-11T09:00:00Z');
  const then = new Date(now - seconds * 1000).toISOString();
  expect(formatAge(then, now, false)).toBe(age);
  expect(formatAge(then, now, true)).toBe(ago);
});

test('returns no age for an invalid date', () => {
  expect(formatAge('yesterday', 0, false)).toBeUndefined();
});

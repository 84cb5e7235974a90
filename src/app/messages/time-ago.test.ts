import { expect, test } from 'vitest';
import { timeAgo } from './time-ago.ts';

const NOW = Date.parse('2026-05-11T12:00:00Z');

test.each([
  ['2026-05-11T11:59:30Z', undefined],
  ['2026-05-11T12:00:30Z', undefined],
  ['2026-05-11T11:58:59Z', '1 minute ago'],
  ['2026-05-11T09:00:00Z', '3 hours ago'],
  ['2026-05-10T11:00:00Z', 'yesterday'],
  ['2026-05-08T11:00:00Z', '3 days ago'],
  ['2026-02-01T12:00:00Z', '3 months ago'],
  ['2024-05-11T12:00:00Z', '2 years ago'],
])('%s is %s', (then, words) => {
  expect(timeAgo(then, NOW)).toBe(words);
});

import { expect, test } from 'vitest';
import { readRetryAfter } from './api-problem.ts';

const now = Date.parse('2026-05-11T09:00:00Z');

test.each([
  ['7', 7_000],
  ['0', 0],
  ['Mon, 11 May 2026 09:00:30 GMT', 30_000],
  ['Mon, 11 May 2026 08:59:00 GMT', 0],
  ['86400', 3_600_000],
  ['', undefined],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %s → %s ms', (header, expected) => {
  expect(readRetryAfter(header, now)).toBe(expected);
});

import { expect, test } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatClock,
  formatCredits,
  formatDuration,
  formatNumberOf,
  formatTokens,
} from './format.ts';

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [25_812, '25.8 s'],
  [59_999, '59.9 s'],
  [571_000, '9:31'],
  [3_850_000, '1:04:10'],
])('a duration of %d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('a running clock never changes its unit', () => {
  expect([0, 999, 42_000, 3_600_000].map(formatClock)).toEqual(['0:00', '0:00', '0:42', '1:00:00']);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [840_000, '840 kB'],
  [999_999, '1.0 MB'],
  [10_000_000, '10.0 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('units agree in number', () => {
  expect(formatCredits(1)).toBe('1 credit');
  expect(formatCredits(1860)).toBe('1,860 credits');
  expect(formatNumberOf(7, 'tool call')).toBe('7 tool calls');
});

test.each([
  [30, 'now'],
  [720, '12m'],
  [18_000, '5h'],
  [172_800, '2d'],
  [20 * 86_400, '2w'],
])('%d seconds ago reads %s', (seconds, text) => {
  const now = Date.parse('2026-05-11T09:00:00Z');
  expect(formatAge(new Date(now - seconds * 1000).toISOString(), now)).toBe(text);
});

test('tokens that the API does not tell are dashes, none are none', () => {
  expect(formatTokens({ inputTokens: 1_842, outputTokens: null })).toBe('1,842 → –');
  expect(formatTokens({ inputTokens: 0, outputTokens: 0 })).toBe('0 → 0');
});

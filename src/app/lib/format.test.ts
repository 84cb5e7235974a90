import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const { formatBytes, formatClock, formatDuration, formatExact, formatMoment, formatShort, formatTokens } =
  createFormat('en-US');

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

test('a clock never changes its unit', () => {
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

test('large counts are compact', () => {
  expect([0, 10_000, 99_999, 850_000, 1_250_000].map(formatShort)).toEqual(['0', '10,000', '99,999', '850K', '1.3M']);
});

test('unknown token counts are dashes, zero is 0', () => {
  expect(formatTokens({ inputTokens: 1_842, outputTokens: null })).toBe('1,842 → –');
  expect(formatTokens({ inputTokens: 0, outputTokens: 0 })).toBe('0 → 0');
});

test('numbers and dates follow the locale', () => {
  const german = createFormat('de-DE');
  expect(german.formatCount(1860)).toBe('1.860');
  expect(german.formatDuration(25_812)).toBe('25,8 s');
  expect(german.formatBytes(2_100_000)).toBe('2,1 MB');
  expect(createFormat('ar-EG').formatCount(1860)).toBe('١٬٨٦٠');
  const then = new Date(2026, 4, 11, 9, 5).toISOString();
  expect(german.formatExact(then)).toBe('11.05.2026, 09:05:00');
  expect(formatExact(then)).toMatch(/^May 11, 2026, 9:05:00\sAM$/);
});

test('all figures have the digits of the locale', () => {
  const arabic = createFormat('ar-EG');
  const figures = [
    ...[0, 29, 3_100, 571_000, 3_850_000].map(arabic.formatDuration),
    ...[0, 999, 840_000, 2_100_000].map(arabic.formatBytes),
    ...[0, 42_000, 3_850_000].map(arabic.formatClock),
    arabic.formatTokens({ inputTokens: 1_842, outputTokens: 12 }),
    arabic.formatNumber(2_026),
  ];
  for (const figure of figures) expect(figure).toMatch(/^[^0-9]*[٠-٩][^0-9]*$/);
  expect(arabic.formatClock(3_850_000)).toBe('١:٠٤:١٠');
  expect(arabic.formatDuration(29)).toBe('٢٩ ms');
});

test('a moment is a time, with a date unless it is today; anything else is unchanged', () => {
  const { formatMoment: german } = createFormat('de-DE');
  const then = new Date(2026, 4, 11, 9, 5);
  expect(german(then.toISOString(), then.getTime() + 3_600_000)).toBe('09:05');
  expect(german(then.toISOString(), then.getTime() + 86_400_000)).toBe('11. Mai, 09:05');
  expect(formatMoment(then.toISOString(), then.getTime())).toMatch(/^9:05\sAM$/);
  expect(formatMoment('soon', 0)).toBe('soon');
});

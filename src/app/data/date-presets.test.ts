import { expect, test } from 'vitest';
import {
  DATE_PRESETS,
  dateFieldValue,
  describeDateRange,
  matchingPreset,
  presetRange,
  startOfDay,
} from './date-presets.ts';

/** Wednesday noon, local time. */
const NOW = new Date(2026, 10, 11, 12).getTime();
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();

test.each([
  ['today', { from: at(2026, 11, 11) }],
  ['last-7-days', { from: at(2026, 11, 5) }],
  ['last-week', { from: at(2026, 11, 2), to: at(2026, 11, 9) }],
  ['this-month', { from: at(2026, 11, 1) }],
  ['last-month', { from: at(2026, 10, 1), to: at(2026, 11, 1) }],
] as const)('%s is days of the operator’s own', (span, days) => {
  expect(presetRange(span, NOW)).toEqual(days);
});

test('computes last week on a Sunday and on a Monday', () => {
  const sunday = new Date(2026, 10, 15, 12).getTime();
  const monday = new Date(2026, 10, 16, 0, 30).getTime();
  expect(presetRange('last-week', sunday)).toEqual(presetRange('last-week', NOW));
  expect(presetRange('last-week', monday)).toEqual({ from: at(2026, 11, 9), to: at(2026, 11, 16) });
});

test('recognises a preset by its range', () => {
  for (const span of DATE_PRESETS) expect(matchingPreset(presetRange(span, NOW), NOW)).toBe(span);
  expect(matchingPreset(presetRange('last-week', NOW), NOW + 7 * 86_400_000)).toBeUndefined();
  expect(matchingPreset({}, NOW)).toBeUndefined();
});

test('converts the value of a date field to a range and back, with the last day inclusive', () => {
  expect(startOfDay('2026-11-03')).toBe(at(2026, 11, 3));
  expect(startOfDay('2026-11-30', 1)).toBe(at(2026, 12, 1));
  expect(dateFieldValue(at(2026, 11, 3))).toBe('2026-11-03');
  expect(dateFieldValue(at(2026, 12, 1), true)).toBe('2026-11-30');
  expect(dateFieldValue(undefined)).toBe('');
});

test('rejects a half-typed year', () => {
  expect(startOfDay('0202-11-03')).toBeUndefined();
  expect(startOfDay('')).toBeUndefined();
});

test('describes a range by its preset or its dates', () => {
  const dates = inWords(2026, 10, 3);
  expect(describeDateRange(presetRange('last-week', NOW), NOW)).toEqual({ kind: 'last-week' });
  expect(describeDateRange({ from: at(2026, 10, 3) }, NOW)).toEqual({ kind: 'since', dates });
  expect(describeDateRange({ to: at(2026, 10, 4) }, NOW)).toEqual({ kind: 'until', dates });
  expect(describeDateRange({ from: at(2026, 10, 3), to: at(2026, 10, 4) }, NOW)).toEqual({ kind: 'between', dates });
  const quarterPast = new Date(2026, 9, 3, 12, 15).toISOString();
  expect(describeDateRange({ from: quarterPast }, NOW)).toMatchObject({ dates: expect.stringContaining('15') });
});

function inWords(year: number, month: number, day: number): string {
  const format = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
  return format.format(new Date(year, month - 1, day));
}

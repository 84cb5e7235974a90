import { expect, test } from 'vitest';
import { addDays, addMonths, isDay, weeksOfMonth } from './days.ts';

test('knows the days that exist', () => {
  expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '0202-01-01', '2026-1-1', '11/03/2026', ''].some(isDay)).toBe(false);
});

test('adds days and months, also over a change of the clocks', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
});

test('returns the weeks of a month from Monday', () => {
  const weeks = weeksOfMonth('2026-11-18');
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(weeks[0]).toEqual([...Array<undefined>(6).fill(undefined), '2026-11-01']);
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
  expect(weeksOfMonth('2027-02-01')).toHaveLength(4);
});

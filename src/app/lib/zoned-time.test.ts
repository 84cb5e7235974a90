import { expect, test } from 'vitest';
import { countBetween, dateOf, startBeside, startOf, startOfDate, startsBetween, type TimeStep } from './zoned-time.ts';

const iso = (at: number | undefined) =>
  at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
const at = (text: string) => Date.parse(text);

test.each<[string, TimeStep, string, string]>([
  ['2026-05-13T12:34:56Z', 'hour', 'Europe/Madrid', '2026-05-13T12:00:00Z'],
  ['2026-05-13T12:34:56Z', 'hour', 'Asia/Kolkata', '2026-05-13T12:30:00Z'],
  ['2026-05-13T23:34:56Z', 'day', 'Europe/Madrid', '2026-05-13T22:00:00Z'],
  ['2026-05-13T12:34:56Z', 'week', 'Europe/Madrid', '2026-05-10T22:00:00Z'],
  ['2026-05-10T21:59:59.999Z', 'week', 'Europe/Madrid', '2026-05-03T22:00:00Z'],
  ['2026-05-13T12:34:56Z', 'month', 'America/New_York', '2026-05-01T04:00:00Z'],
  ['2026-03-29T12:00:00Z', 'day', 'Europe/Madrid', '2026-03-28T23:00:00Z'],
  ['1969-12-31T23:59:59.500Z', 'hour', 'UTC', '1969-12-31T23:00:00Z'],
])('%s: its %s in %s began at %s', (instant, step, timeZone, start) => {
  expect(iso(startOf(at(instant), step, timeZone))).toBe(start);
});

test('the day has 23 hours when the clocks go forward, and 25 when they go back', () => {
  const hours = (date: string) => {
    const from = startOfDate(date, 'Europe/Madrid') ?? 0;
    return startsBetween(from, startBeside(from, 'day', 'Europe/Madrid', 1), 'hour', 'Europe/Madrid').length;
  };
  expect([hours('2026-03-29'), hours('2026-05-11'), hours('2026-10-25')]).toEqual([23, 24, 25]);
});

test('a day without midnight begins when the clocks jump', () => {
  // Cairo: 23:59:59 is followed by 01:00:00.
  expect(iso(startOfDate('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00Z');
  expect(iso(startOf(at('2026-04-24T10:00:00Z'), 'day', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00Z');
});

test('a day with two midnights begins at the first', () => {
  // The Azores: 01:00 is followed by 00:00.
  expect(iso(startOfDate('2026-10-25', 'Atlantic/Azores'))).toBe('2026-10-25T00:00:00Z');
});

test('steps have no gaps, even when the clocks change', () => {
  const from = at('2026-10-19T22:00:00Z');
  expect(startsBetween(from, at('2026-10-28T00:00:00Z'), 'day', 'Europe/Madrid').map(iso)).toEqual([
    '2026-10-19T22:00:00Z',
    '2026-10-20T22:00:00Z',
    '2026-10-21T22:00:00Z',
    '2026-10-22T22:00:00Z',
    '2026-10-23T22:00:00Z',
    '2026-10-24T22:00:00Z',
    '2026-10-25T23:00:00Z',
    '2026-10-26T23:00:00Z',
    '2026-10-27T23:00:00Z',
  ]);
  expect(startsBetween(from, from, 'day', 'Europe/Madrid')).toEqual([]);
});

test('months have different lengths', () => {
  const from = at('2025-12-31T23:30:00Z');
  expect(startsBetween(from, at('2026-03-15T00:00:00Z'), 'month', 'Europe/Madrid').map(iso)).toEqual([
    '2025-12-31T23:00:00Z',
    '2026-01-31T23:00:00Z',
    '2026-02-28T23:00:00Z',
  ]);
  expect(iso(startBeside(at('2026-03-31T12:00:00Z'), 'month', 'UTC', -1))).toBe('2026-02-01T00:00:00Z');
});

test('counts as many steps as it lists', () => {
  const [from, to] = [at('2026-10-20T10:00:00Z'), at('2026-12-10T23:30:00Z')];
  for (const step of ['hour', 'day', 'week', 'month'] as const) {
    for (const timeZone of ['Europe/Madrid', 'Asia/Kolkata', 'America/New_York', 'UTC']) {
      expect(countBetween(from, to, step, timeZone)).toBe(startsBetween(from, to, step, timeZone).length);
    }
  }
});

test('dates depend on the time zone', () => {
  expect(dateOf(at('2026-05-11T22:30:00Z'), 'Europe/Madrid')).toBe('2026-05-12');
  expect(dateOf(at('2026-05-11T22:30:00Z'), 'America/New_York')).toBe('2026-05-11');
  expect([
    startOfDate('2026-02-30', 'UTC'),
    startOfDate('2026-5-1', 'UTC'),
    startOfDate('2026-13-01', 'UTC'),
    startOfDate('', 'UTC'),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});

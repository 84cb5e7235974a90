import { expect, test } from 'vitest';
import { periodsOf } from './periods.ts';

test('returns 30 whole days up to today, and the 30 days before them', () => {
  const { recent, before } = periodsOf('wrk_1', Date.parse('2026-11-10T15:00:00Z'), 'Europe/Madrid');
  expect([before.from, before.to]).toEqual(['2026-09-11T22:00:00.000Z', '2026-10-11T22:00:00.000Z']);
  expect([recent.from, recent.to]).toEqual(['2026-10-11T22:00:00.000Z', '2026-11-10T23:00:00.000Z']);
});

import { expect, test } from 'vitest';
import { intervalsFor, spanBefore, spanOf, usualInterval, type Range } from './ranges.ts';

const MADRID = 'Europe/Madrid';
/** A Tuesday, two days after the clocks went back. */
const now = Date.parse('2026-10-27T10:30:00Z');
const none = { from: '', to: '' };
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

test.each<[Range, string, string]>([
  ['today', '2026-10-26T23:00', '2026-10-27T23:00'],
  ['7d', '2026-10-20T22:00', '2026-10-27T23:00'],
  ['30d', '2026-09-27T22:00', '2026-10-27T23:00'],
  ['90d', '2026-07-29T22:00', '2026-10-27T23:00'],
  ['last-week', '2026-10-18T22:00', '2026-10-25T23:00'],
  ['this-month', '2026-09-30T22:00', '2026-10-27T23:00'],
  ['last-month', '2026-08-31T22:00', '2026-09-30T22:00'],
])('%s is from %s to %s', (range, from, to) => {
  const span = spanOf(range, now, MADRID, none);
  expect(span && [iso(span.from), iso(span.to)]).toEqual([from, to]);
});

test('custom dates include their last day', () => {
  const span = spanOf('custom', now, MADRID, { from: '2026-10-25', to: '2026-10-25' });
  expect(span && [iso(span.from), iso(span.to)]).toEqual(['2026-10-24T22:00', '2026-10-25T23:00']);
  expect(spanOf('custom', now, MADRID, { from: '2026-10-25', to: '2026-10-24' })).toBeUndefined();
  expect(spanOf('custom', now, MADRID, none)).toBeUndefined();
});

test('chooses the finest interval that is readable and fits into one response', () => {
  const of = (range: Range, dates = none) => {
    const span = spanOf(range, now, MADRID, dates);
    return span && [usualInterval(span, MADRID), intervalsFor(span, MADRID).join(' ')];
  };
  expect(of('today')).toEqual(['hour', 'hour day']);
  expect(of('last-week')).toEqual(['day', 'hour day']);
  expect(of('30d')).toEqual(['day', 'hour day week month']);
  expect(of('90d')).toEqual(['week', 'day week month']);
  expect(of('custom', { from: '2020-01-01', to: '2026-10-01' })).toEqual(['month', 'week month']);
});

test.each<[Range, string, string]>([
  // Until 11:30 in Madrid, in the days after the clocks went back as in those before.
  ['today', '2026-10-25T23:00', '2026-10-26T10:30'],
  ['7d', '2026-10-13T22:00', '2026-10-20T09:30'],
  ['30d', '2026-08-28T22:00', '2026-09-27T09:30'],
  ['last-week', '2026-10-11T22:00', '2026-10-18T22:00'],
  ['this-month', '2026-08-31T22:00', '2026-09-27T09:30'],
  ['last-month', '2026-07-31T22:00', '2026-08-31T22:00'],
])('%s is compared with %s to %s', (range, from, to) => {
  const span = spanOf(range, now, MADRID, none);
  const before = span && spanBefore(range, span, now, MADRID);
  expect(before && [iso(before.from), iso(before.to)]).toEqual([from, to]);
});

test('custom dates are compared with as many days before', () => {
  const span = spanOf('custom', now, MADRID, { from: '2026-10-01', to: '2026-10-03' });
  const before = span && spanBefore('custom', span, now, MADRID);
  expect(before && [iso(before.from), iso(before.to)]).toEqual(['2026-09-27T22:00', '2026-09-30T22:00']);
});

test('a long month is never compared with days of its own', () => {
  const end = Date.parse('2026-03-31T10:00:00Z');
  const span = spanOf('this-month', end, 'UTC', none);
  const before = span && spanBefore('this-month', span, end, 'UTC');
  expect(before && [iso(before.from), iso(before.to)]).toEqual(['2026-02-01T00:00', '2026-03-01T00:00']);
});

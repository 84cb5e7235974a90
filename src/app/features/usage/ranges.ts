import { MAX_USAGE_BUCKETS, USAGE_INTERVALS, type UsageInterval } from '#contract/usage.ts';
import { countBetween, startBeside, startOf, startOfDate } from '#app/lib/zoned-time.ts';

export const RANGES = ['today', '7d', '30d', '90d', 'last-week', 'this-month', 'last-month', 'custom'] as const;
export type Range = (typeof RANGES)[number];

/** Milliseconds since the epoch; `to` is exclusive. */
export type Span = { readonly from: number; readonly to: number };

/** Dates like `2026-05-11`, both inclusive. */
export type CustomDates = { readonly from: string; readonly to: string };

/** Returns whole days of a time zone; undefined for invalid or reversed dates. */
export function spanOf(range: Range, now: number, timeZone: string, dates: CustomDates): Span | undefined {
  const start = (step: 'day' | 'week' | 'month', by: number) => startBeside(now, step, timeZone, by);
  switch (range) {
    case 'today':
      return { from: start('day', 0), to: start('day', 1) };
    case '7d':
      return { from: start('day', -6), to: start('day', 1) };
    case '30d':
      return { from: start('day', -29), to: start('day', 1) };
    case '90d':
      return { from: start('day', -89), to: start('day', 1) };
    case 'last-week':
      return { from: start('week', -1), to: start('week', 0) };
    case 'this-month':
      return { from: start('month', 0), to: start('day', 1) };
    case 'last-month':
      return { from: start('month', -1), to: start('month', 0) };
    case 'custom': {
      const [from, last] = [startOfDate(dates.from, timeZone), startOfDate(dates.to, timeZone)];
      if (from === undefined || last === undefined || last < from) return undefined;
      return { from, to: startBeside(last, 'day', timeZone, 1) };
    }
    default:
      return range satisfies never;
  }
}

/** So that a view that stays open asks for a new period six times an hour. */
const BEFORE_STEP_MS = 600_000;

/**
 * Returns the period to compare with: the same number of days, or the month or week, before. A period that has not ended
 * is compared with as much of the one before.
 */
export function spanBefore(range: Range, span: Span, now: number, timeZone: string): Span {
  const isMonth = range === 'this-month' || range === 'last-month';
  const days = countBetween(span.from, span.to, 'day', timeZone);
  const from = isMonth ? startBeside(span.from, 'month', timeZone, -1) : startBeside(span.from, 'day', timeZone, -days);
  if (now >= span.to) return { from, to: span.from };
  const today = startOf(now, 'day', timeZone);
  const daysPassed = countBetween(span.from, now + 1, 'day', timeZone) - 1;
  const timeOfDay = Math.floor((now - today) / BEFORE_STEP_MS) * BEFORE_STEP_MS;
  return { from, to: Math.min(startBeside(from, 'day', timeZone, daysPassed) + timeOfDay, span.from) };
}

/** Returns intervals with at least two steps (except for a day), and no more than a response can hold. */
export function intervalsFor({ from, to }: Span, timeZone: string): readonly UsageInterval[] {
  return USAGE_INTERVALS.filter((interval) => {
    const steps = countBetween(from, to, interval, timeZone);
    return steps <= MAX_USAGE_BUCKETS && (steps > 1 || interval === 'day');
  });
}

const FEW_BARS = 32;

/** The finest interval whose bars are easily told apart. */
export function usualInterval(span: Span, timeZone: string): UsageInterval {
  const fits = intervalsFor(span, timeZone).filter(
    (interval) => countBetween(span.from, span.to, interval, timeZone) <= FEW_BARS,
  );
  return fits[0] ?? 'month';
}

import type { UsageInterval } from '#contract/usage.ts';
import type { UsageAsk } from '#app/data/usage-of-tasks.ts';
import { countBetween, dateOf } from '#app/lib/zoned-time.ts';
import { t } from '#app/messages/usage.ts';
import { intervalsFor, spanBefore, spanOf, usualInterval, type CustomDates, type Span } from './ranges.ts';
import type { UsageView } from './usage-view.ts';

export type TimeShown = {
  readonly ask: UsageAsk;
  readonly intervals: readonly UsageInterval[];
  /** First and last. */
  readonly days: CustomDates;
  readonly words: string;
  /** The period to compare with, as in "12% on the 30 days before". */
  readonly before: { readonly ask: UsageAsk; readonly words: string };
  /** False for custom dates that are invalid or too far apart, as while typing a year. */
  readonly isValid: boolean;
};

export function timeShown(view: UsageView, now: number, timeZone: string): TimeShown {
  const requested = spanOf(view.range, now, timeZone, view.dates);
  const span = requested ?? spanOf('30d', now, timeZone, view.dates) ?? { from: now, to: now };
  const intervals = intervalsFor(span, timeZone);
  const interval = intervals.find((one) => one === view.interval) ?? usualInterval(span, timeZone);
  const isValid = requested !== undefined && intervals.length > 0;
  const last = span.to - 1;
  const before = spanBefore(view.range, span, now, timeZone);
  const dayCount = countBetween(span.from, span.to, 'day', timeZone);
  const ofWorker = view.workerId !== undefined && { workerId: view.workerId };
  const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone }).formatRange(span.from, last);
  return {
    ask: {
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
      interval,
      groupBy: view.groupBy,
      timeZone,
      ...ofWorker,
      ...(view.groupBy === 'worker' && { foldOneOffs: true }),
    },
    intervals,
    days: { from: dateOf(span.from, timeZone), to: dateOf(last, timeZone) },
    words: problemOf(requested, isValid) ?? t('about', { days, zone: timeZone.replaceAll('_', ' ') }),
    before: {
      ask: {
        from: new Date(before.from).toISOString(),
        to: new Date(before.to).toISOString(),
        interval: 'month',
        groupBy: null,
        timeZone,
        ...ofWorker,
      },
      words: t(`before.${view.range}`, { count: dayCount }),
    },
    isValid,
  };
}

function problemOf(requested: Span | undefined, isValid: boolean): string | undefined {
  if (requested === undefined) return t('datesOutOfOrder');
  return isValid ? undefined : t('datesTooFarApart');
}

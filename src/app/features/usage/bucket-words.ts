import type { Usage, UsageInterval } from '#contract/usage.ts';
import { t } from '#app/messages/usage.ts';

/** When clocks go back. */
export const HOURS_OF_A_DAY = 25;

const WHOLE: Readonly<Record<UsageInterval, Intl.DateTimeFormatOptions>> = {
  hour: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const SHORT: Readonly<Record<UsageInterval, Intl.DateTimeFormatOptions>> = {
  hour: { timeStyle: 'short' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
};

/** `whole` for a title, `short` for an axis, which shows the day with hours of several days. */
export function bucketTimes({ interval, timeZone, buckets }: Pick<Usage, 'interval' | 'timeZone' | 'buckets'>) {
  const step = interval === 'hour' && buckets.length > HOURS_OF_A_DAY ? 'day' : interval;
  const whole = new Intl.DateTimeFormat(undefined, { ...WHOLE[interval], timeZone });
  const short = new Intl.DateTimeFormat(undefined, { ...SHORT[step], timeZone });
  return {
    whole: (start: string) => {
      const date = whole.format(Date.parse(start));
      return interval === 'week' ? t('weekOf', { date }) : date;
    },
    short: (start: string) => short.format(Date.parse(start)),
  };
}

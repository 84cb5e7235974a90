import type { Usage, UsageBucket, UsageInterval } from '#contract/usage.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';

/** On the longest day there is. */
export const HOURS_OF_A_DAY = 25;

const WHOLE: Readonly<Record<UsageInterval, Intl.DateTimeFormatOptions>> = {
  hour: { weekday: 'short', day: 'numeric', month: 'short' },
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

/** When buckets are, in words: `whole` for a title, `short` for an axis, where hours of more than a day are told by their day. */
export function bucketTimes({ interval, timeZone, buckets }: Pick<Usage, 'interval' | 'timeZone' | 'buckets'>) {
  const step = interval === 'hour' && buckets.length > HOURS_OF_A_DAY ? 'day' : interval;
  const whole = new Intl.DateTimeFormat(undefined, { ...WHOLE[interval], timeZone });
  const short = new Intl.DateTimeFormat(undefined, { ...SHORT[step], timeZone });
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone });
  return {
    whole: (start: string) => {
      const at = Date.parse(start);
      return `${interval === 'week' ? 'Week of ' : ''}${whole.format(at)}${interval === 'hour' ? `, ${time.format(at)}` : ''}`;
    },
    short: (start: string) => short.format(Date.parse(start)),
  };
}

/** `480 credits, 60 of them on failed turns; 42 tasks, 61 turns, 3 failed`. */
export function bucketFigures({ credits, failedCredits, tasks, turns, failedTurns }: UsageBucket): string {
  const failed = failedTurns > 0 ? `, ${formatCount(failedTurns)} failed` : '';
  const onFailed = failedCredits > 0 ? `, ${formatCount(failedCredits)} of them on failed turns` : '';
  return `${formatCredits(credits)}${onFailed}; ${formatNumberOf(tasks, 'task')}, ${formatNumberOf(turns, 'turn')}${failed}`;
}

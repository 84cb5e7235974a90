import type { UsageBucket, UsageInterval } from '#contract/usage.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';

const WHOLE: Readonly<Record<UsageInterval, Intl.DateTimeFormatOptions>> = {
  hour: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const SHORT: Readonly<Record<UsageInterval, Intl.DateTimeFormatOptions>> = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
};

/** When buckets are, in words: `whole` for a title, `short` for an axis. */
export function bucketTimes(interval: UsageInterval, timeZone: string) {
  const whole = new Intl.DateTimeFormat(undefined, { ...WHOLE[interval], timeZone });
  const short = new Intl.DateTimeFormat(undefined, { ...SHORT[interval], timeZone });
  return {
    whole: (start: string) => `${interval === 'week' ? 'Week of ' : ''}${whole.format(Date.parse(start))}`,
    short: (start: string) => short.format(Date.parse(start)),
  };
}

/** `480 credits, 60 of them on failed turns; 42 tasks, 61 turns, 3 failed`. */
export function bucketFigures({ credits, failedCredits, tasks, turns, failedTurns }: UsageBucket): string {
  const failed = failedTurns > 0 ? `, ${formatCount(failedTurns)} failed` : '';
  const onFailed = failedCredits > 0 ? `, ${formatCount(failedCredits)} of them on failed turns` : '';
  return `${formatCredits(credits)}${onFailed}; ${formatNumberOf(tasks, 'task')}, ${formatNumberOf(turns, 'turn')}${failed}`;
}

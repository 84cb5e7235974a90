import type { UsageAsk } from '#app/data/usage-of-tasks.ts';
import { startBeside } from '#app/lib/zoned-time.ts';

const DAYS = 30;

/** Returns the last 30 days, including today, and the 30 days before. */
export function periodsOf(
  workerId: string,
  now: number,
  timeZone: string,
): { readonly recent: UsageAsk; readonly before: UsageAsk } {
  const day = (by: number) => new Date(startBeside(now, 'day', timeZone, by)).toISOString();
  const shared = { interval: 'day', groupBy: null, timeZone, workerId } as const;
  const from = day(1 - DAYS);
  return {
    recent: { ...shared, from, to: day(1), bucketSpread: true },
    before: { ...shared, from: day(1 - 2 * DAYS), to: from },
  };
}

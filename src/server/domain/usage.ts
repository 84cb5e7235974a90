import { MAX_USAGE_BUCKETS, type Usage, type UsageBucket, type UsageInterval } from '#contract/usage.ts';
import { problems } from './problems.ts';
import type { Principal } from './records.ts';
import type { UsageCount, UsageQuestion, UsageRange, UsageStore } from './usage-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Refuses too long ranges without computing buckets. */
const MAX_BUCKET_MS: Record<UsageInterval, number> = {
  hour: 2 * HOUR_MS,
  day: DAY_MS + 2 * HOUR_MS,
  week: 7 * DAY_MS + 2 * HOUR_MS,
  month: 31 * DAY_MS + 2 * HOUR_MS,
};

export type UsageRequest = UsageRange &
  Pick<UsageQuestion, 'groupBy' | 'foldOneOffs' | 'filter' | 'bucketSpread' | 'outputs'>;

/** Throws 400. */
export async function readUsage(
  store: UsageStore,
  { organizationId }: Principal,
  request: UsageRequest,
): Promise<Usage> {
  const { from, to, interval, timeZone, groupBy } = request;
  const zone = ianaName(timeZone);
  if (zone === undefined) throw problems.noTimeZone(timeZone);
  if (from !== undefined && from >= to) throw problems.badRequest('from must be before to.');
  if (from !== undefined && to.getTime() - from.getTime() > MAX_USAGE_BUCKETS * MAX_BUCKET_MS[interval]) {
    throw problems.tooManyBuckets(interval);
  }
  const steps = await store.listBucketStarts({ from, to, interval, timeZone: zone });
  if (steps === undefined) throw problems.noTimeZone(timeZone);
  if (steps.length > MAX_USAGE_BUCKETS) throw problems.tooManyBuckets(interval);
  const count = await store.countUsage(organizationId, { ...request, steps });
  const { totals, groups, topTasks, topTurns } = count;
  return {
    from: (steps[0] ?? to).toISOString(),
    to: to.toISOString(),
    interval,
    timeZone,
    groupBy: groupBy ?? null,
    totals,
    buckets: bucketsOf(steps, count, request),
    groups,
    topTasks,
    topTurns,
  };
}

/**
 * The database reads short names such as CET as a fixed offset, and offsets with the opposite sign. Keeps full names:
 * the database may know only one of two aliases.
 */
function ianaName(timeZone: string): string | undefined {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    if (!/^[A-Za-z]/.test(name)) return undefined;
    return timeZone.includes('/') ? timeZone : name;
  } catch {
    return undefined;
  }
}

function bucketsOf(
  steps: readonly Date[],
  count: UsageCount,
  { groupBy, bucketSpread }: Pick<UsageQuestion, 'groupBy' | 'bucketSpread'>,
): UsageBucket[] {
  const counted = new Map(count.steps.map(({ step, ...figures }) => [step, figures]));
  const nothing = {
    credits: 0,
    failedCredits: 0,
    tasks: 0,
    turns: 0,
    failedTurns: 0,
    ...(groupBy !== undefined && { byGroup: {} }),
    ...(bucketSpread && { creditsPerTask: null }),
  };
  return steps.map((start, index) => ({ start: start.toISOString(), ...(counted.get(index + 1) ?? nothing) }));
}

import { MAX_USAGE_BUCKETS, type Usage, type UsageBucket, type UsageInterval } from '#contract/usage.ts';
import { problems } from './problems.ts';
import type { Principal } from './records.ts';
import type { UsageCount, UsageQuestion, UsageRange, UsageStore } from './usage-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** No step is longer: a range of more than so many of these need not be cut up to be refused. */
const LONGEST_MS: Record<UsageInterval, number> = {
  hour: 2 * HOUR_MS,
  day: DAY_MS + 2 * HOUR_MS,
  week: 7 * DAY_MS + 2 * HOUR_MS,
  month: 31 * DAY_MS + 2 * HOUR_MS,
};

export type UsageRequest = UsageRange & Pick<UsageQuestion, 'groupBy' | 'filter'>;

/** What an organisation spent in a range of time, on what, and how it ended. Throws 400 for a range that can't be counted. */
export async function readUsage(
  store: UsageStore,
  { organizationId }: Principal,
  request: UsageRequest,
): Promise<Usage> {
  const { from, to, interval, timeZone, groupBy, filter } = request;
  const zone = fullName(timeZone);
  if (zone === undefined) throw problems.noTimeZone(timeZone);
  if (from !== undefined && from >= to) throw problems.badRequest('from must be before to.');
  if (from !== undefined && to.getTime() - from.getTime() > MAX_USAGE_BUCKETS * LONGEST_MS[interval]) {
    throw problems.tooManyBuckets(interval);
  }
  const steps = await store.listUsageSteps({ from, to, interval, timeZone: zone });
  if (steps === undefined) throw problems.noTimeZone(timeZone);
  if (steps.length > MAX_USAGE_BUCKETS) throw problems.tooManyBuckets(interval);
  const count = await store.countUsage(organizationId, { steps, to, groupBy, filter });
  const { totals, groups, topTasks, topTurns } = count;
  return {
    from: (steps[0] ?? to).toISOString(),
    to: to.toISOString(),
    interval,
    timeZone,
    groupBy: groupBy ?? null,
    totals,
    buckets: bucketsOf(steps, count, groupBy !== undefined),
    groups,
    topTasks,
    topTurns,
  };
}

/**
 * A name of the IANA database, in full: the database takes a short one, such as CET, for an offset that never changes. A full
 * one stays as it is, since a database may know only one of several. Undefined for what is none, as an offset, which it would
 * read the other way round.
 */
function fullName(timeZone: string): string | undefined {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    if (!/^[A-Za-z]/.test(name)) return undefined;
    return timeZone.includes('/') ? timeZone : name;
  } catch {
    return undefined;
  }
}

/** A bucket for every step, those in which nothing ended as well. */
function bucketsOf(steps: readonly Date[], count: UsageCount, grouped: boolean): UsageBucket[] {
  const counted = new Map(count.steps.map(({ step, ...figures }) => [step, figures]));
  const nothing = { credits: 0, failedCredits: 0, tasks: 0, turns: 0, failedTurns: 0, ...(grouped && { byGroup: {} }) };
  return steps.map((start, index) => ({ start: start.toISOString(), ...(counted.get(index + 1) ?? nothing) }));
}

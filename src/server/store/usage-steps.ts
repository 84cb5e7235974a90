import { type SQL, sql } from 'drizzle-orm';
import type { UsageInterval } from '#contract/usage.ts';
import type { UsageRange } from '../domain/usage-store.ts';
import type { Database } from './database.ts';

const DAYS_BEFORE = 29;

/** Begins with the range itself. With clock changes an hour comes twice or never, and a day has 23 or 25. */
export async function listSteps(db: Database, { from, to, interval, timeZone }: UsageRange): Promise<Date[]> {
  const asked = sql`
    select ${from?.toISOString() ?? null}::timestamptz as start, ${to.toISOString()}::timestamptz as last, ${timeZone}::text as zone`;
  const midnight = sql`
    (date_trunc('day', (last - interval '1 millisecond') at time zone zone) - ${`${DAYS_BEFORE} days`}::interval)`;
  const rows = await db
    .select({ step: sql<number>`(extract(epoch from step) * 1000)::double precision` })
    .from(
      sql`(select coalesce(start, ${firstMoment(midnight)}) as first, last, zone from (${asked}) as asked) as range
        cross join lateral (
          select first as step
          union select step from (${interval === 'hour' ? HOURS : dates(interval)}) as begins
          where step > first and step < last
        ) as steps`,
    )
    .orderBy(sql`step`);
  return rows.map(({ step }) => new Date(step));
}

/** Clocks change on quarters of an hour. */
const HOURS = sql`
  select step from generate_series(date_trunc('hour', first, 'UTC'), last, interval '15 minutes') as step
  where extract(minute from step at time zone zone) = 0
    or date_trunc('hour', step at time zone zone) <> date_trunc('hour', (step - interval '15 minutes') at time zone zone)`;

function dates(interval: Exclude<UsageInterval, 'hour'>): SQL {
  return sql`
    select ${firstMoment(sql`shown`)} as step
    from generate_series(
      date_trunc(${interval}::text, first at time zone zone), last at time zone zone, ${`1 ${interval}`}::interval
    ) as shown`;
}

/** The database takes the last one if a local time comes twice. */
function firstMoment(shown: SQL): SQL {
  const moment = sql`(${shown} at time zone zone)`;
  const before = sql`(${moment} - interval '1 hour')`;
  return sql`(case when ${before} at time zone zone = ${shown} then ${before} else ${moment} end)`;
}

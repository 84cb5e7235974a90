import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { UsageGroup, UsageOfGroup } from '#contract/usage.ts';
import type { UsageCount, UsageQuestion } from '../domain/usage-store.ts';
import type { Database } from './database.ts';
import { endedTurns } from './usage-schema.ts';
import { tasks } from './schema.ts';

/** How many of the dearest tasks and turns are named. */
const TOP = 10;

const KEYS = {
  worker: endedTurns.workerId,
  budget: endedTurns.budget,
  trigger: endedTurns.triggeredBy,
  status: endedTurns.status,
};

/** The key of all groups together, and of the only one where none were asked for. */
const ALL = '';
const UNGROUPED = '-';

/**
 * Counts in one statement, so that totals, groups and steps are of one moment. The turns of the range (`ended`) are put
 * together twice, by task and by equal credits, and all else from what comes of that. Percentiles are `percentile_disc`,
 * the least value that so many in a hundred do not exceed, found by counting equal values, of which there are few,
 * instead of sorting them all. What is added up of many rows is kept in integers: PGlite handles wider numbers by reference.
 */
export async function countUsage(db: Database, organizationId: string, question: UsageQuestion): Promise<UsageCount> {
  const { groupBy } = question;
  const [row] = await db
    .select({
      figures: sql<UsageOfGroup[]>`figures`,
      steps: sql<UsageCount['steps']>`steps`,
      topTasks: sql<UsageCount['topTasks']>`top_tasks`,
      topTurns: sql<UsageCount['topTurns']>`top_turns`,
    })
    .from(
      sql`(
        with ended as not materialized (${ended(organizationId, question)}),
          cells as materialized (${CELLS}),
          equal_turns as materialized (${EQUAL_TURNS}),
          tasks_of_groups as materialized (${TASKS_OF_GROUPS}),
          tasks_of_all as (${cutsTasks(groupBy) ? TASKS_OF_ALL : sql`select * from tasks_of_groups`})
        select (${asJson(figures(groupBy))}) as figures, (${asJson(stepsOf(groupBy))}) as steps,
          (${asJson(topTasks(organizationId))}) as top_tasks, (${asJson(topTurns(organizationId))}) as top_turns
      ) as counted`,
    );
  const totals = row?.figures.find(({ key }) => key === ALL);
  if (row === undefined || totals === undefined) throw new Error('Usage was counted without a total.');
  const { key: _, ...ofAll } = totals;
  const groups = groupBy === undefined ? [] : row.figures.filter(({ key }) => key !== ALL);
  const steps = groupBy === undefined ? row.steps.map(({ byGroup: _none, ...step }) => step) : row.steps;
  return { totals: ofAll, groups, steps, topTasks: row.topTasks, topTurns: row.topTurns };
}

/** Whether turns of one task can be in several groups: it has one worker, and of all else as many as it has turns. */
const cutsTasks = (groupBy: UsageGroup | undefined) => groupBy !== undefined && groupBy !== 'worker';

const asJson = (rows: SQL) => sql`select coalesce(json_agg(entry), '[]'::json) from (${rows}) as entry`;

function ended(organizationId: string, { steps, to, groupBy, filter }: UsageQuestion): SQL {
  const from = steps[0] ?? to;
  // A subselect is evaluated once, where a cast would be for every row.
  const edges = sql`(select ${`{${steps.map((step) => step.toISOString()).join(',')}}`}::text::timestamptz[])`;
  const { workerId, budget, status, triggeredBy } = filter;
  return sql`
    select task_id, seq, ${groupBy === undefined ? sql`${UNGROUPED}::text` : KEYS[groupBy]} as key, status, credits,
      duration_ms, completed_at, width_bucket(completed_at, ${edges}) as step
    from ${endedTurns}
    where ${and(
      eq(endedTurns.organizationId, organizationId),
      gte(endedTurns.completedAt, from),
      lt(endedTurns.completedAt, to),
      workerId.length === 0 ? undefined : inArray(endedTurns.workerId, [...workerId]),
      budget.length === 0 ? undefined : inArray(endedTurns.budget, [...budget]),
      status.length === 0 ? undefined : inArray(endedTurns.status, [...status]),
      triggeredBy.length === 0 ? undefined : inArray(endedTurns.triggeredBy, [...triggeredBy]),
    )}`;
}

const FAILED = sql`status = 'error'`;

/** What came of a task in a step, by group: most turns of a task end in the same one, so there are half as many as turns. */
const CELLS = sql`
  select step, key, task_id, sum(credits)::integer as credits, count(*)::integer as turns,
    (sum(credits) filter (where ${FAILED}))::integer as failed_credits, (count(*) filter (where ${FAILED}))::integer as failed_turns
  from ended group by step, key, task_id`;

const TASKS_OF_GROUPS = sql`
  select key, task_id, sum(credits)::integer as credits, sum(turns)::integer as turns, sum(failed_credits)::integer as failed_credits
  from cells group by key, task_id`;

const TASKS_OF_ALL = sql`
  select task_id, sum(credits)::integer as credits, sum(failed_credits)::integer as failed_credits, sum(turns)::integer as turns
  from tasks_of_groups group by task_id`;

const EQUAL_TURNS = sql`
  select key, status, credits, count(*)::double precision as n, sum(duration_ms) as duration_ms
  from ended group by key, status, credits`;

const TASK_VALUES = sql`
  select coalesce(key, ${ALL}) as key, value, sum(n) as n
  from (select key, credits as value, count(*)::double precision as n from tasks_of_groups group by key, credits) as equal_tasks
  group by grouping sets ((key, value), (value))`;

const CUT_TASK_VALUES = sql`
  select key, credits as value, count(*)::double precision as n from tasks_of_groups group by key, credits
  union all
  select ${ALL}, credits, count(*)::double precision from tasks_of_all group by credits`;

const TURN_VALUES = sql`
  select coalesce(key, ${ALL}) as key, credits::double precision as value, sum(n) as n
  from equal_turns group by grouping sets ((key, credits), (credits))`;

/** The spread of values that come `n` times each, by key. */
const spreadOf = (values: SQL) => sql`
  select key, json_build_object(
      'n', sum(n), 'mean', sum(value * n) / sum(n),
      'p50', min(value) filter (where n_up_to * 2 >= n_in_all), 'p90', min(value) filter (where n_up_to * 10 >= n_in_all * 9)
    ) as spread, sum(n) as n
  from (
    select key, value, n, sum(n) over (partition by key order by value) as n_up_to,
      sum(n) over (partition by key) as n_in_all
    from (${values}) as counted
  ) as ranked
  group by key`;

const figures = (groupBy: UsageGroup | undefined) => sql`
  select sums.*, coalesce(of_tasks.n, 0) as tasks, of_tasks.spread as "creditsPerTask", of_turns.spread as "creditsPerTurn"
  from (
    select coalesce(key, ${ALL}) as key, coalesce(sum(credits * n), 0) as credits, coalesce(sum(n), 0) as turns,
      coalesce(sum(n) filter (where status = 'completed'), 0) as "completedTurns",
      coalesce(sum(n) filter (where status = 'aborted'), 0) as "abortedTurns",
      coalesce(sum(n) filter (where ${FAILED}), 0) as "failedTurns",
      coalesce(sum(credits * n) filter (where ${FAILED}), 0) as "failedCredits",
      coalesce(sum(duration_ms), 0) as "durationMs"
    from equal_turns group by rollup (key)
  ) as sums
  left join (${spreadOf(cutsTasks(groupBy) ? CUT_TASK_VALUES : TASK_VALUES)}) as of_tasks using (key)
  left join (${spreadOf(TURN_VALUES)}) as of_turns using (key)
  order by credits desc, key`;

/** What a group came to in each step, and how many tasks there are in each: those of all groups, which may share some. */
const STEPS_OF_GROUPS = sql`
  select step, key, sum(credits) as credits, sum(turns) as turns, sum(failed_credits) as failed_credits,
    sum(failed_turns) as failed_turns, sum(count(*)) over (partition by step) as tasks
  from cells group by step, key`;

const STEPS_OF_CUT_GROUPS = sql`
  select * from (
    select step, key, sum(credits) as credits, sum(turns) as turns, sum(failed_credits) as failed_credits,
      sum(failed_turns) as failed_turns
    from cells group by step, key
  ) as by_key
  join (
    select step, count(*) as tasks from (select step from cells group by step, task_id) as pairs group by step
  ) as tasks_of_steps using (step)`;

const stepsOf = (groupBy: UsageGroup | undefined) => sql`
  select step, sum(credits) as credits, coalesce(sum(failed_credits), 0) as "failedCredits", min(tasks) as tasks, sum(turns) as turns,
    sum(failed_turns) as "failedTurns", coalesce(json_object_agg(key, credits) filter (where credits > 0), '{}'::json) as "byGroup"
  from (${cutsTasks(groupBy) ? STEPS_OF_CUT_GROUPS : STEPS_OF_GROUPS}) as steps_of_groups
  group by step order by step`;

const topTasks = (organizationId: string) => sql`
  select task_id as "taskId", ${tasks.title}, ${tasks.workerId} as "workerId", top.credits,
    coalesce(failed_credits, 0) as "failedCredits", turns
  from (select * from tasks_of_all order by credits desc, task_id limit ${sql.raw(String(TOP))}) as top
  join ${tasks} on ${tasks.organizationId} = ${organizationId} and ${tasks.id} = task_id
  order by top.credits desc, task_id`;

/** What the last of the dearest turns cost: those that cost less needn't be sorted. */
const LEAST_OF_TOP = sql`
  select min(credits) from (
    select credits, sum(sum(n)) over (order by credits desc) - sum(n) as dearer from equal_turns group by credits
  ) as ranked
  where dearer < ${sql.raw(String(TOP))}`;

const topTurns = (organizationId: string) => sql`
  select task_id as "taskId", seq, ${tasks.title}, ${tasks.workerId} as "workerId", top.status, top.credits,
    to_char(top.completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "completedAt"
  from (
    select * from ended where credits >= (${LEAST_OF_TOP})
    order by credits desc, completed_at desc, task_id, seq limit ${sql.raw(String(TOP))}
  ) as top
  join ${tasks} on ${tasks.organizationId} = ${organizationId} and ${tasks.id} = task_id
  order by top.credits desc, top.completed_at desc, task_id, seq`;

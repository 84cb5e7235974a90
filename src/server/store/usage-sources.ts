import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { UsageGroup } from '#contract/usage.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { UsageQuestion } from '../domain/usage-store.ts';
import { endedTurns, taskUsage } from './usage-schema.ts';
import { isOneOff, ofWorkers } from './where-tasks.ts';

const KEYS = {
  budget: endedTurns.budget,
  trigger: endedTurns.triggeredBy,
  status: endedTurns.status,
};

type Range = Omit<UsageQuestion, 'bucketSpread' | 'outputs'> & {
  organizationId: string;
  from: Date;
  groupBy: UsageGroup;
};

/**
 * Common table expressions:
 * - `ended`: the turns, with the `key` of their group and their step;
 * - `equal_turns`: how many (`n`) have the same key, status and credits;
 * - `groups_of_steps`: totals per step and group; `tasks_of_steps`: tasks per step;
 * - `tasks_of_groups`, `tasks_of_all`: totals per task;
 * - `equal_tasks`, `equal_tasks_of_all`: how many tasks have the same total.
 */
export function usageSources(organizationId: string, question: UsageQuestion): SQL {
  // Each task has one worker, so that these groups also serve for totals.
  const { steps, to, groupBy = 'worker', foldOneOffs, filter } = question;
  const range = { organizationId, steps, from: steps[0] ?? to, to, groupBy, foldOneOffs, filter };
  const turnsAreFiltered = [filter.budget, filter.status, filter.triggeredBy].some((values) => values.length > 0);
  const { ofSteps, ofGroups, ofAll } = turnsAreFiltered ? FROM_TURNS : fromUsage(range);
  return sql`
    ended as not materialized (${ended(range)}),
    cells as materialized (${CELLS}),
    equal_turns as materialized (${EQUAL_TURNS}),
    groups_of_steps as materialized (${GROUPS_OF_STEPS}),
    tasks_of_steps as (${ofSteps}),
    tasks_of_groups as (${ofGroups}),
    equal_tasks as (select key, credits, count(*)::integer as n from tasks_of_groups group by key, credits),
    ${groupBy === 'worker' ? ALL_OF_WHOLE : allOfCut(ofAll)}`;
}

const ALL_OF_WHOLE = sql`
  tasks_of_all as (select * from tasks_of_groups),
  equal_tasks_of_all as (select credits, sum(n) as n from equal_tasks group by credits)`;

/** By budget, trigger or status, a task may be in several groups. */
const allOfCut = (tasksOfAll: SQL) => sql`
  tasks_of_all as (${tasksOfAll}),
  equal_tasks_of_all as (select credits, count(*)::integer as n from tasks_of_all group by credits)`;

function workerKey(
  column: typeof endedTurns.workerId | typeof taskUsage.workerId,
  { organizationId, foldOneOffs }: Range,
): SQL {
  return foldOneOffs
    ? sql`case when ${isOneOff(column, organizationId)} then ${ONE_OFF} else ${column} end`
    : sql`${column}`;
}

function ended(range: Range): SQL {
  const { organizationId, steps, from, to, groupBy, filter } = range;
  const key = groupBy === 'worker' ? workerKey(endedTurns.workerId, range) : sql`${KEYS[groupBy]}`;
  // A subselect is evaluated once, a cast for every row.
  const edges = sql`(select ${`{${steps.map((step) => step.toISOString()).join(',')}}`}::text::timestamptz[])`;
  const { workerId, budget, status, triggeredBy } = filter;
  return sql`
    select task_id, seq, worker_id, ${key} as key, status, credits, duration_ms, completed_at, prior_at, output_valid, ${edges} as edges,
      width_bucket(completed_at, ${edges}) as step
    from ${endedTurns}
    where ${and(
      eq(endedTurns.organizationId, organizationId),
      gte(endedTurns.completedAt, from),
      lt(endedTurns.completedAt, to),
      ofWorkers(endedTurns.workerId, organizationId, workerId),
      budget.length === 0 ? undefined : inArray(endedTurns.budget, [...budget]),
      status.length === 0 ? undefined : inArray(endedTurns.status, [...status]),
      triggeredBy.length === 0 ? undefined : inArray(endedTurns.triggeredBy, [...triggeredBy]),
    )}`;
}

/** `first_ones`: the first turns of their task in the step. */
const CELLS = sql`
  select step, key, status, credits, count(*)::integer as n, sum(duration_ms) as duration_ms,
    (count(*) filter (where (prior_at >= edges[step]) is not true))::integer as first_ones
  from ended group by step, key, status, credits`;

const EQUAL_TURNS = sql`
  select key, status, credits, sum(n)::integer as n, sum(duration_ms) as duration_ms from cells group by key, status, credits`;

const GROUPS_OF_STEPS = sql`
  select step, key, sum(credits * n)::integer as credits, sum(n)::integer as turns, sum(first_ones)::integer as first_ones,
    coalesce(sum(credits * n) filter (where status = 'error'), 0)::integer as failed_credits,
    coalesce(sum(n) filter (where status = 'error'), 0)::integer as failed_turns
  from cells group by step, key`;

const SUMS = sql`
  sum(credits)::integer as credits, coalesce(sum(credits) filter (where status = 'error'), 0)::integer as failed_credits,
  count(*)::integer as turns`;

const FROM_TURNS = {
  ofSteps: sql`
    select step, count(*)::integer as tasks from (select step from ended group by step, task_id) as pairs group by step`,
  ofGroups: sql`select key, task_id, ${SUMS} from ended group by key, task_id`,
  ofAll: sql`
    select task_id, sum(credits)::integer as credits, sum(failed_credits)::integer as failed_credits, sum(turns)::integer as turns
    from tasks_of_groups group by task_id`,
};

/** Twice as fast, without a filter on turns. */
function fromUsage(range: Range): typeof FROM_TURNS {
  const ofSteps = sql`select step, sum(first_ones) as tasks from groups_of_steps group by step`;
  return { ofSteps, ofGroups: tasksIn(range, range.groupBy), ofAll: tasksIn(range, 'worker') };
}

/** Adds up only tasks that exceed the range. */
function tasksIn(range: Range, groupBy: UsageGroup): SQL {
  const { organizationId, from, to, groupBy: keyedBy, filter } = range;
  const key = groupBy === 'worker' ? workerKey(taskUsage.workerId, range) : sql`${taskUsage.key}`;
  const within = and(gte(taskUsage.firstAt, from), lt(taskUsage.lastAt, to));
  const touched = and(
    eq(taskUsage.organizationId, organizationId),
    eq(taskUsage.groupBy, groupBy),
    gte(taskUsage.lastAt, from),
    ofWorkers(taskUsage.workerId, organizationId, filter.workerId),
  );
  const across = and(lt(taskUsage.firstAt, to), or(lt(taskUsage.firstAt, from), gte(taskUsage.lastAt, to)));
  const ofGroup = keyedBy === groupBy ? sql`and ended.key = ${key}` : sql``;
  return sql`
    select ${key} as key, task_id, credits, failed_credits, turns from ${taskUsage} where ${and(touched, within)}
    union all
    select ${key} as key, task_id, its.* from ${taskUsage}
    cross join lateral (
      select ${SUMS} from ended where ended.task_id = ${taskUsage.taskId} ${ofGroup} having count(*) > 0
    ) as its
    where ${and(touched, across)}`;
}

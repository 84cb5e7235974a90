import { sql, type SQL } from 'drizzle-orm';
import type { UsageOfGroup } from '#contract/usage.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { UsageCount, UsageQuestion } from '../domain/usage-store.ts';
import type { Database } from './database.ts';
import { tasks } from './schema.ts';
import { usageSources } from './usage-sources.ts';

const TOP = 10;

const ALL = '';

/**
 * One statement, so that all numbers come from one snapshot. Percentiles count equal values, which are few, instead of
 * sorting all. Sums are integers: PGlite handles wider numbers by reference.
 */
export async function countUsage(db: Database, organizationId: string, question: UsageQuestion): Promise<UsageCount> {
  const [row] = await db
    .select({
      figures: sql<UsageOfGroup[]>`figures`,
      steps: sql<UsageCount['steps']>`steps`,
      topTasks: sql<UsageCount['topTasks']>`top_tasks`,
      topTurns: sql<UsageCount['topTurns']>`top_turns`,
      oneOffWorkers: sql<number>`one_off_workers`,
    })
    .from(
      sql`(
        with ${usageSources(organizationId, question)}
        select (${asJson(question.outputs ? FIGURES_WITH_OUTPUTS : FIGURES)}) as figures, (${asJson(question.bucketSpread ? STEPS_WITH_SPREAD : STEPS)}) as steps,
          (${asJson(topTasks(organizationId))}) as top_tasks, (${asJson(topTurns(organizationId))}) as top_turns,
          (${question.foldOneOffs ? ONE_OFF_WORKERS : sql`0`}) as one_off_workers
      ) as counted`,
    );
  const totals = row?.figures.find(({ key }) => key === ALL);
  if (row === undefined || totals === undefined) throw new Error('Usage was counted without a total.');
  const { key: _, ...ofAll } = totals;
  const { topTasks: mostExpensiveTasks, topTurns: mostExpensiveTurns } = row;
  const counted = { totals: ofAll, topTasks: mostExpensiveTasks, topTurns: mostExpensiveTurns };
  if (question.groupBy !== undefined) {
    const groups = row.figures
      .filter(({ key }) => key !== ALL)
      .map((group) => (group.key === ONE_OFF ? { ...group, workers: row.oneOffWorkers } : group));
    return { ...counted, groups, steps: row.steps };
  }
  return { ...counted, groups: [], steps: row.steps.map(({ byGroup: _none, ...step }) => step) };
}

const asJson = (rows: SQL) => sql`select coalesce(json_agg(entry), '[]'::json) from (${rows}) as entry`;

const ONE_OFF_WORKERS = sql`select count(distinct worker_id)::integer from ended where key = ${ONE_OFF}`;

const TASK_VALUES = sql`
  select key, credits as value, n from equal_tasks
  union all
  select ${ALL}, credits, n from equal_tasks_of_all`;

const TURN_VALUES = sql`
  select coalesce(key, ${ALL}) as key, credits as value, sum(n) as n
  from equal_turns group by grouping sets ((key, credits), (credits))`;

/** `values`: each value with its count `n`, by key. */
const spreadOf = (values: SQL) => sql`
  select key, json_build_object(
      'n', sum(n), 'mean', sum(value::double precision * n) / sum(n),
      'p50', min(value) filter (where n_up_to * 2 >= n_in_all), 'p90', min(value) filter (where n_up_to * 10 >= n_in_all * 9)
    ) as spread, sum(n) as n
  from (
    select key, value, n, sum(n) over (partition by key order by value) as n_up_to,
      sum(n) over (partition by key) as n_in_all
    from (${values}) as counted
  ) as ranked
  group by key`;

const FIGURES = sql`
  select sums.*, coalesce(of_tasks.n, 0) as tasks, of_tasks.spread as "creditsPerTask", of_turns.spread as "creditsPerTurn"
  from (
    select coalesce(key, ${ALL}) as key, coalesce(sum(credits * n), 0) as credits, coalesce(sum(n), 0) as turns,
      coalesce(sum(n) filter (where status = 'completed'), 0) as "completedTurns",
      coalesce(sum(n) filter (where status = 'aborted'), 0) as "abortedTurns",
      coalesce(sum(n) filter (where status = 'error'), 0) as "failedTurns",
      coalesce(sum(credits * n) filter (where status = 'error'), 0) as "failedCredits",
      coalesce(sum(duration_ms), 0) as "durationMs"
    from equal_turns group by rollup (key)
  ) as sums
  left join (${spreadOf(TASK_VALUES)}) as of_tasks using (key)
  left join (${spreadOf(TURN_VALUES)}) as of_turns using (key)
  order by credits desc, key`;

const FIGURES_WITH_OUTPUTS = sql`
  select figures_counted.*, json_build_object('turns', turns_checked, 'credits', credits_checked, 'valid', valid) as outputs
  from (${FIGURES}) as figures_counted
  join (
    select coalesce(key, ${ALL}) as key, count(output_valid) as turns_checked,
      coalesce(sum(credits) filter (where output_valid is not null), 0) as credits_checked,
      count(*) filter (where output_valid) as valid
    from ended group by rollup (key)
  ) as checked using (key)
  order by credits desc, key`;

const STEPS = sql`
  select step, sum(credits) as credits, sum(failed_credits) as "failedCredits", min(tasks) as tasks, sum(turns) as turns,
    sum(failed_turns) as "failedTurns", coalesce(json_object_agg(key, credits) filter (where credits > 0), '{}'::json) as "byGroup"
  from groups_of_steps
  join tasks_of_steps using (step)
  group by step order by step`;

/** Of each task, the turns that ended in the step. */
const STEP_VALUES = sql`
  select step as key, credits as value, count(*) as n
  from (select step, task_id, sum(credits)::integer as credits from ended group by step, task_id) as tasks_in_step
  group by step, credits`;

const STEPS_WITH_SPREAD = sql`
  select steps_counted.*, of_step.spread as "creditsPerTask"
  from (${STEPS}) as steps_counted
  join (${spreadOf(STEP_VALUES)}) as of_step on of_step.key = steps_counted.step
  order by step`;

/** Of the top: cheaper ones need not be sorted. */
const leastOfTop = (equal: SQL) => sql`
  select min(credits) from (
    select credits, sum(sum(n)) over (order by credits desc) - sum(n) as dearer from ${equal} group by credits
  ) as ranked
  where dearer < ${sql.raw(String(TOP))}`;

const topTasks = (organizationId: string) => sql`
  select task_id as "taskId", ${tasks.title}, ${tasks.workerId} as "workerId", top.credits,
    failed_credits as "failedCredits", turns
  from (
    select * from tasks_of_all where credits >= (${leastOfTop(sql`equal_tasks_of_all`)})
    order by credits desc, task_id limit ${sql.raw(String(TOP))}
  ) as top
  join ${tasks} on ${tasks.organizationId} = ${organizationId} and ${tasks.id} = task_id
  order by top.credits desc, task_id`;

const topTurns = (organizationId: string) => sql`
  select task_id as "taskId", seq, ${tasks.title}, ${tasks.workerId} as "workerId", top.status, top.credits,
    to_char(top.completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "completedAt"
  from (
    select * from ended where credits >= (${leastOfTop(sql`equal_turns`)})
    order by credits desc, completed_at desc, task_id, seq limit ${sql.raw(String(TOP))}
  ) as top
  join ${tasks} on ${tasks.organizationId} = ${organizationId} and ${tasks.id} = task_id
  order by top.credits desc, top.completed_at desc, task_id, seq`;

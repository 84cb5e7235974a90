import { and, isNotNull, type SQL, sql } from 'drizzle-orm';
import { boolean, doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Budget, Trigger, TurnStatus } from '#contract/task.ts';
import type { UsageGroup } from '#contract/usage.ts';
import { moment } from './columns.ts';
import type { Database } from './database.ts';
import { tasks, turns } from './schema.ts';

/** One row per ended turn. `turns` has the same numbers beside the texts, which makes reading many times slower. */
export const endedTurns = pgTable(
  'ended_turns',
  {
    // Columns behind texts are slower to read.
    completedAt: moment('completed_at').notNull(),
    /** When the task's previous turn ended; null for the first. May be later if the clock was set back. */
    priorAt: moment('prior_at'),
    durationMs: doublePrecision('duration_ms').notNull(),
    credits: integer('credits').notNull(),
    seq: integer('seq').notNull(),
    status: text('status').$type<TurnStatus>().notNull(),
    budget: text('budget').$type<Budget>().notNull(),
    triggeredBy: text('triggered_by').$type<Trigger>().notNull(),
    taskId: text('task_id').notNull(),
    workerId: text('worker_id').notNull(),
    organizationId: text('organization_id').notNull(),
    /** Null unless the turn failed or was aborted. */
    failureCause: text('failure_cause'),
    outputValid: boolean('output_valid'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq] }),
    foreignKey({
      name: 'ended_turns_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
    index('ended_turns_by_time').on(table.organizationId, table.completedAt),
    index('ended_turns_of_worker').on(table.organizationId, table.workerId, table.completedAt),
    index('ended_turns_failed')
      .on(table.organizationId, table.failureCause, table.completedAt)
      .where(isNotNull(table.failureCause)),
  ],
);

/**
 * Totals of a task's ended turns: of all (the row of its worker), and per budget, trigger and status. Saves adding up
 * turns, except of tasks that exceed the range.
 */
export const taskUsage = pgTable(
  'task_usage',
  {
    firstAt: moment('first_at').notNull(),
    lastAt: moment('last_at').notNull(),
    credits: integer('credits').notNull(),
    failedCredits: integer('failed_credits').notNull(),
    turns: integer('turns').notNull(),
    groupBy: text('group_by').$type<UsageGroup>().notNull(),
    key: text('key').notNull(),
    taskId: text('task_id').notNull(),
    workerId: text('worker_id').notNull(),
    organizationId: text('organization_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.groupBy, table.key] }),
    foreignKey({
      name: 'task_usage_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }),
    index('task_usage_by_time').on(table.organizationId, table.groupBy, table.lastAt, table.firstAt),
    index('task_usage_of_worker').on(table.organizationId, table.workerId, table.groupBy, table.lastAt, table.firstAt),
  ],
);

const PRIOR_AT = sql`
  coalesce(
    (
      select max(earlier.completed_at) from ${endedTurns} as earlier
      where earlier.organization_id = ${turns.organizationId} and earlier.task_id = ${turns.taskId}
        and earlier.completed_at <= ${turns.completedAt}
    ),
    lag(${turns.completedAt}) over (
      partition by ${turns.organizationId}, ${turns.taskId} order by ${turns.completedAt}, ${turns.seq}
    )
  )`;

/** One ended turn, or all into empty tables. */
export async function enterEndedTurns(db: Database, which?: SQL): Promise<void> {
  await db.execute(sql`
    with entered as (
      insert into ${endedTurns}
        (organization_id, task_id, seq, worker_id, status, budget, triggered_by, completed_at, prior_at, credits, duration_ms,
        failure_cause, output_valid)
      select ${turns.organizationId}, ${turns.taskId}, ${turns.seq}, ${tasks.workerId}, ${turns.status}, ${turns.budget},
        ${turns.triggeredBy}, ${turns.completedAt}, ${PRIOR_AT}, ${turns.credits}, ${turns.durationMs},
        case when ${turns.status} in ('error', 'aborted')
          then failure_cause(coalesce(${turns.errorMessage}, ${turns.incompleteReason}, '')) end,
        ${turns.outputValid}
      from ${turns}
      join ${tasks} on ${tasks.organizationId} = ${turns.organizationId} and ${tasks.id} = ${turns.taskId}
      where ${and(isNotNull(turns.completedAt), which)}
      order by ${turns.completedAt}
      returning *
    ), put_before_others as (
      update ${endedTurns} set prior_at = entered.completed_at from entered
      where ended_turns.organization_id = entered.organization_id and ended_turns.task_id = entered.task_id
        and ended_turns.completed_at > entered.completed_at
        and (ended_turns.prior_at < entered.completed_at) is not false
    )
    insert into ${taskUsage}
      (organization_id, task_id, worker_id, group_by, key, first_at, last_at, credits, failed_credits, turns)
    select organization_id, task_id, worker_id, group_by, key, min(completed_at), max(completed_at), sum(credits),
      coalesce(sum(credits) filter (where status = 'error'), 0), count(*)
    from entered cross join lateral (
      values ('worker', worker_id), ('budget', budget), ('trigger', triggered_by), ('status', status)
    ) as groups (group_by, key)
    group by organization_id, task_id, worker_id, group_by, key
    order by min(completed_at), task_id
    on conflict (organization_id, task_id, group_by, key) do update set
      first_at = least(task_usage.first_at, excluded.first_at), last_at = greatest(task_usage.last_at, excluded.last_at),
      credits = task_usage.credits + excluded.credits, failed_credits = task_usage.failed_credits + excluded.failed_credits,
      turns = task_usage.turns + excluded.turns`);
}

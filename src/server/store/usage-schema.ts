import { and, isNotNull, type SQL, sql } from 'drizzle-orm';
import { doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Budget, Trigger, TurnStatus } from '#contract/task.ts';
import { moment } from './columns.ts';
import type { Database } from './database.ts';
import { tasks, turns } from './schema.ts';

/**
 * What usage is counted from: a row for every turn that has ended, written with its end and never changed after. The turns
 * themselves hold the same, among their words, and reading past those takes many times as long.
 */
export const endedTurns = pgTable(
  'ended_turns',
  {
    // Numbers first: what is read past the texts of a row takes longer to reach.
    completedAt: moment('completed_at').notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    credits: integer('credits').notNull(),
    seq: integer('seq').notNull(),
    status: text('status').$type<TurnStatus>().notNull(),
    budget: text('budget').$type<Budget>().notNull(),
    triggeredBy: text('triggered_by').$type<Trigger>().notNull(),
    taskId: text('task_id').notNull(),
    workerId: text('worker_id').notNull(),
    organizationId: text('organization_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq] }),
    foreignKey({
      name: 'ended_turns_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
    index('ended_turns_by_time').on(table.organizationId, table.completedAt),
  ],
);

/** Enters turns that have ended, which must not have been entered before; all that there are unless `which` says which. */
export async function enterEndedTurns(db: Database, which?: SQL): Promise<void> {
  await db.execute(sql`
    insert into ${endedTurns}
      (organization_id, task_id, seq, worker_id, status, budget, triggered_by, completed_at, credits, duration_ms)
    select ${turns.organizationId}, ${turns.taskId}, ${turns.seq}, ${tasks.workerId}, ${turns.status}, ${turns.budget},
      ${turns.triggeredBy}, ${turns.completedAt}, ${turns.credits}, ${turns.durationMs}
    from ${turns}
    join ${tasks} on ${tasks.organizationId} = ${turns.organizationId} and ${tasks.id} = ${turns.taskId}
    where ${and(isNotNull(turns.completedAt), which)}
    order by ${turns.completedAt}`);
}

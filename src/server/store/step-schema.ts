import { boolean, doublePrecision, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { StepUse } from '../domain/records.ts';
import { count } from './columns.ts';
import { turns } from './schema.ts';

/** Written when a step ends. Turns of older versions have none. */
export const steps = pgTable(
  'steps',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    step: integer('step').notNull(),
    kind: text('kind').$type<StepUse['kind']>().notNull(),
    name: text('name').notNull(),
    startMs: count('start_ms').notNull(),
    durationMs: count('duration_ms').notNull(),
    inputTokens: count('input_tokens').notNull(),
    cachedInputTokens: count('cached_input_tokens').notNull(),
    outputTokens: count('output_tokens').notNull(),
    bytesRead: count('bytes_read').notNull(),
    isEstimated: boolean('is_estimated').notNull(),
    cost: doublePrecision('cost').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq, table.step] }),
    foreignKey({
      name: 'steps_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
  ],
);

/** The ledger: written with the end of a turn. Its key makes a second charge for a step impossible. */
export const charges = pgTable(
  'charges',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    step: integer('step').notNull(),
    credits: integer('credits').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq, table.step] }),
    foreignKey({
      name: 'charges_step',
      columns: [table.organizationId, table.taskId, table.seq, table.step],
      foreignColumns: [steps.organizationId, steps.taskId, steps.seq, steps.step],
    }),
  ],
);

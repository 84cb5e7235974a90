import { isNotNull, isNull, sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, json, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Budget, Source, TaskStatus, Trigger, TurnStatus } from '#contract/task.ts';
import type { Channel } from '../domain/records.ts';
import { count, moment } from './columns.ts';

export const organizations = pgTable('organizations', {
  id: text('id').primaryKey(),
  creditsGranted: integer('credits_granted').notNull(),
  creditsSpent: integer('credits_spent').notNull().default(0),
  createdAt: moment('created_at').notNull(),
});

export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('users_organization').on(table.organizationId)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    /** SHA-256 (hex). */
    hash: text('hash').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    channel: text('channel').$type<Channel>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('api_keys_user').on(table.organizationId, table.userId)],
);

export const workers = pgTable(
  'workers',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    title: text('title').notNull(),
    summary: text('summary'),
    instructions: text('instructions').notNull(),
    outputSchema: json('output_schema').$type<Record<string, unknown>>(),
    visibility: text('visibility').notNull(),
    model: text('model'),
    allowedHosts: json('allowed_hosts')
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'::json`),
    oneOff: boolean('one_off').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index('workers_newest')
      .on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(isNull(table.deletedAt)),
  ],
);

/** All versions of workers that have changed; a worker that never changed has no rows. */
export const workerVersions = pgTable(
  'worker_versions',
  {
    organizationId: text('organization_id').notNull(),
    workerId: text('worker_id').notNull(),
    version: integer('version').notNull(),
    userId: text('user_id').notNull(),
    title: text('title').notNull(),
    summary: text('summary'),
    instructions: text('instructions').notNull(),
    outputSchema: json('output_schema').$type<Record<string, unknown>>(),
    visibility: text('visibility').notNull(),
    model: text('model'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workerId, table.version] }),
    foreignKey({
      name: 'worker_versions_worker',
      columns: [table.organizationId, table.workerId],
      foreignColumns: [workers.organizationId, workers.id],
    }),
  ],
);

export const tasks = pgTable(
  'tasks',
  {
    organizationId: text('organization_id').notNull(),
    id: text('id').notNull(),
    workerId: text('worker_id').notNull(),
    createdByUserId: text('created_by_user_id').notNull(),
    triggeredBy: text('triggered_by').$type<Trigger>().notNull(),
    title: text('title').notNull(),
    status: text('status').$type<TaskStatus>().notNull(),
    budget: text('budget').$type<Budget>().notNull(),
    createdAt: moment('created_at').notNull(),
    completedAt: moment('completed_at'),
    archivedAt: moment('archived_at'),
    credits: integer('credits').notNull().default(0),
    durationMs: count('duration_ms').notNull().default(0),
    turnCount: integer('turn_count').notNull().default(0),
    hasFiles: boolean('has_files').notNull().default(false),
    hasErrors: boolean('has_errors').notNull().default(false),
    failureReason: text('failure_reason'),
    /** `failure_cause(failure_reason)`; defined in migration 0005. */
    failureCause: text('failure_cause'),
    originTaskId: text('origin_task_id'),
    originSeq: integer('origin_seq'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      name: 'tasks_worker',
      columns: [table.organizationId, table.workerId],
      foreignColumns: [workers.organizationId, workers.id],
    }),
    // With another order, "order by … desc" doesn't use the index.
    index('tasks_newest').on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('tasks_newest_shown')
      .on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(isNull(table.archivedAt)),
    index('tasks_of_worker').on(
      table.organizationId,
      table.workerId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tasks_by_credits').on(table.organizationId, table.credits, table.id),
    index('tasks_by_duration').on(table.organizationId, table.durationMs, table.id),
    index('tasks_by_turns').on(table.organizationId, table.turnCount, table.id),
    index('tasks_failed')
      .on(table.organizationId, table.failureCause, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(isNotNull(table.failureCause)),
  ],
);

export const turns = pgTable(
  'turns',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    status: text('status').$type<TurnStatus>().notNull(),
    input: text('input').notNull(),
    outputText: text('output_text').notNull().default(''),
    budget: text('budget').$type<Budget>().notNull(),
    triggeredBy: text('triggered_by').$type<Trigger>().notNull(),
    startedAt: moment('started_at').notNull(),
    completedAt: moment('completed_at'),
    credits: integer('credits').notNull().default(0),
    durationMs: count('duration_ms').notNull().default(0),
    inputTokens: count('input_tokens').notNull().default(0),
    outputTokens: count('output_tokens').notNull().default(0),
    toolCalls: integer('tool_calls').notNull().default(0),
    bytesRead: count('bytes_read').notNull().default(0),
    errorMessage: text('error_message'),
    incompleteReason: text('incomplete_reason'),
    structuredOutput: json('structured_output').$type<Record<string, unknown>>(),
    outputValid: boolean('output_valid'),
    sources: json('sources')
      .$type<Source[]>()
      .notNull()
      .default(sql`'[]'::json`),
    requestHash: text('request_hash').notNull(),
    keyHash: text('key_hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq] }),
    foreignKey({
      name: 'turns_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }),
    /** Refuses the second of two concurrent sends. */
    uniqueIndex('turns_one_running')
      .on(table.organizationId, table.taskId)
      .where(sql`status in ('pending', 'running')`),
    /** Covering, so that queries don't read the texts. */
    index('turns_ended').on(
      table.organizationId,
      table.completedAt,
      table.status,
      table.budget,
      table.triggeredBy,
      table.taskId,
      table.seq,
      table.credits,
      table.durationMs,
    ),
    index('turns_by_request').on(table.organizationId, table.keyHash, table.requestHash),
    index('turns_unfinished')
      .on(table.startedAt)
      .where(sql`status in ('pending', 'running')`),
  ],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.key] }),
    index('idempotency_keys_age').on(table.organizationId, table.createdAt),
  ],
);

import { foreignKey, index, integer, json, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { FileRecord } from '../domain/records.ts';
import type { TextField } from '../domain/store.ts';
import { count, moment, tsvector } from './columns.ts';
import { turns } from './schema.ts';

export const parts = pgTable(
  'parts',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    offset: integer('offset').notNull(),
    at: count('at').notNull(),
    /** Unlike `jsonb`, keeps the text. */
    part: json('part').$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq, table.offset] }),
    foreignKey({
      name: 'parts_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
  ],
);

/** One row per ended turn, instead of thousands. */
export const turnParts = pgTable(
  'turn_parts',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    count: integer('count').notNull(),
    /** From `offset` 0, without gaps. */
    parts: json('parts').$type<[at: number, part: unknown][]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq] }),
    foreignKey({
      name: 'turn_parts_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
  ],
);

/** The title has `seq` 0. Long vectors are stored out of line, so that searches read little. */
export const texts = pgTable(
  'texts',
  {
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    field: text('field').$type<TextField>().notNull(),
    words: tsvector('words').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.taskId, table.seq, table.field] }),
    foreignKey({
      name: 'texts_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
    // No pending list: every search would read it, and PGlite never clears it.
    index('texts_words').using('gin', table.words).with({ fastupdate: false }),
  ],
);

export const files = pgTable(
  'files',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    taskId: text('task_id').notNull(),
    seq: integer('seq').notNull(),
    workerId: text('worker_id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: count('size').notNull(),
    origin: text('origin').$type<FileRecord['origin']>().notNull(),
    position: integer('position').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('files_name').on(table.organizationId, table.taskId, table.name),
    foreignKey({
      name: 'files_turn',
      columns: [table.organizationId, table.taskId, table.seq],
      foreignColumns: [turns.organizationId, turns.taskId, turns.seq],
    }),
  ],
);

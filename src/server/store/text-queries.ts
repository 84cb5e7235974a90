import { and, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { TextField, TextStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { texts } from './record-schema.ts';
import { turns } from './schema.ts';
import { textVectorInSlices } from './text-vector.ts';

const WHOLE = 2 ** 30;
const FIELDS: readonly TextField[] = ['title', 'input', 'output'];

export function textQueries(db: Database): TextStore {
  return {
    indexText: async (text) => ({ words: await textVectorInSlices(text) }),

    async insertTexts({ organizationId, taskId, seq }, indexed) {
      const rows = FIELDS.map((field) => ({ organizationId, taskId, seq, field, words: indexed[field]?.words ?? '' }));
      const found = rows.filter(({ words }) => words !== '');
      if (found.length > 0) await db.insert(texts).values(found).onConflictDoNothing();
    },

    async listIndexedTexts({ organizationId, taskId, seq }) {
      const known = await db
        .select({ field: texts.field })
        .from(texts)
        .where(and(eq(texts.organizationId, organizationId), eq(texts.taskId, taskId), eq(texts.seq, seq)));
      return known.map(({ field }) => field);
    },

    async readTexts(organizationId, places, length) {
      if (places.length === 0) return [];
      const cut = (text: PgColumn) => sql<string>`left(${text}, ${length ?? WHOLE}::integer)`;
      const wanted = JSON.stringify(places.map(({ taskId, seq }) => ({ taskId, seq })));
      return db
        .select({
          taskId: turns.taskId,
          seq: turns.seq,
          input: cut(turns.input),
          output: cut(turns.outputText),
        })
        .from(turns)
        .where(
          and(
            eq(turns.organizationId, organizationId),
            sql`(${turns.taskId}, ${turns.seq}) in (select * from json_to_recordset(${wanted}::json) as wanted("taskId" text, seq integer))`,
          ),
        );
    },
  };
}

import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { PartStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { parts } from './schema.ts';

const ROWS_PER_INSERT = 500;

export function partQueries(db: Database): PartStore {
  return {
    async insertParts({ organizationId, taskId, seq }, recorded) {
      for (let start = 0; start < recorded.length; start += ROWS_PER_INSERT) {
        const rows = recorded.slice(start, start + ROWS_PER_INSERT);
        await db.insert(parts).values(rows.map((row) => ({ ...row, organizationId, taskId, seq })));
      }
    },

    readParts(organizationId, taskId, from, { limit, throughSeq }) {
      const query = db
        .select({ seq: parts.seq, offset: parts.offset, at: parts.at, part: parts.part })
        .from(parts)
        .where(
          and(
            eq(parts.organizationId, organizationId),
            eq(parts.taskId, taskId),
            sql`(${parts.seq}, ${parts.offset}) >= (${from.seq}::integer, ${from.offset}::integer)`,
            throughSeq === undefined ? undefined : lte(parts.seq, throughSeq),
          ),
        )
        .orderBy(asc(parts.seq), asc(parts.offset));
      return limit === undefined ? query : query.limit(limit);
    },
  };
}

import { and, asc, eq, gt, gte, lte, or, sql } from 'drizzle-orm';
import type { EventPosition } from '#contract/task-event.ts';
import type { PartStore, StoredPart } from '../domain/store.ts';
import type { Database } from './database.ts';
import { parts, turnParts } from './record-schema.ts';

const ROWS_PER_INSERT = 500;

interface Range {
  limit?: number;
  throughSeq?: number;
}

export function partQueries(db: Database): PartStore {
  function readRows(organizationId: string, taskId: string, from: EventPosition, { limit, throughSeq }: Range) {
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
  }

  async function readCompacted(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    { limit, throughSeq }: Range,
  ) {
    const query = db
      .select({ seq: turnParts.seq, parts: turnParts.parts })
      .from(turnParts)
      .where(
        and(
          eq(turnParts.organizationId, organizationId),
          eq(turnParts.taskId, taskId),
          gte(turnParts.seq, from.seq),
          or(gt(turnParts.seq, from.seq), gt(turnParts.count, from.offset)),
          throughSeq === undefined ? undefined : lte(turnParts.seq, throughSeq),
        ),
      )
      .orderBy(asc(turnParts.seq));
    const folded = await (limit === undefined ? query : query.limit(limit));
    return folded.flatMap(({ seq, parts: pairs }) => unfold(seq, pairs, seq === from.seq ? from.offset : 0));
  }

  return {
    async insertParts({ organizationId, taskId, seq }, recorded) {
      for (let start = 0; start < recorded.length; start += ROWS_PER_INSERT) {
        const rows = recorded.slice(start, start + ROWS_PER_INSERT);
        // A lost connection may have stored them.
        await db
          .insert(parts)
          .values(rows.map((row) => ({ ...row, organizationId, taskId, seq })))
          .onConflictDoNothing();
      }
    },

    async readParts(organizationId, taskId, from, range) {
      // In this order, a turn that is compacted in between is seen twice, never missed.
      const rows = await readRows(organizationId, taskId, from, range);
      const folded = await readCompacted(organizationId, taskId, from, {
        ...range,
        ...(range.limit === undefined ? {} : { limit: 1 }),
      });
      return range.limit === undefined ? merge(rows, folded) : firstOf(rows, folded);
    },

    async listUncompacted() {
      return db
        .select({ organizationId: parts.organizationId, taskId: parts.taskId, seq: parts.seq })
        .from(parts)
        .where(eq(parts.offset, 0));
    },

    async compactParts(ref) {
      const { organizationId, taskId, seq } = ref;
      const ofTurn = and(eq(parts.organizationId, organizationId), eq(parts.taskId, taskId), eq(parts.seq, seq));
      await db.execute(sql`
        with gone as (delete from ${parts} where ${ofTurn} returning "offset", at, part)
        insert into ${turnParts} (organization_id, task_id, seq, count, parts)
        select ${organizationId}, ${taskId}, ${seq}::integer, count(*), json_agg(json_build_array(at, part) order by "offset")
        from gone having count(*) > 0`);
    },
  };
}

function unfold(seq: number, pairs: readonly [at: number, part: unknown][], from: number): StoredPart[] {
  return pairs.slice(from).map(([at, part], index) => ({ seq, offset: from + index, at, part }));
}

function merge(rows: readonly StoredPart[], folded: readonly StoredPart[]): StoredPart[] {
  const seqs = new Set(folded.map(({ seq }) => seq));
  return [...folded, ...rows.filter(({ seq }) => !seqs.has(seq))].toSorted((a, b) => a.seq - b.seq);
}

/** Up to where nothing can be missing in between. */
function firstOf(rows: StoredPart[], folded: StoredPart[]): StoredPart[] {
  const next = folded[0]?.seq ?? Number.POSITIVE_INFINITY;
  const before = rows.filter(({ seq }) => seq < next);
  return before.length > 0 ? before : folded;
}

import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or } from 'drizzle-orm';
import type { TurnRef } from '../domain/records.ts';
import type { TurnStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { enterEndedTurns } from './usage-schema.ts';
import { idempotencyKeys, turns } from './schema.ts';

export function turnQueries(db: Database): TurnStore {
  const one = ({ organizationId, taskId, seq }: TurnRef) =>
    and(eq(turns.organizationId, organizationId), eq(turns.taskId, taskId), eq(turns.seq, seq));
  const unfinished = inArray(turns.status, ['pending', 'running']);
  return {
    async insertTurn(turn) {
      await db.insert(turns).values(turn);
    },

    async findTurn(ref) {
      const [row] = await db.select().from(turns).where(one(ref));
      return row;
    },

    listTurns(organizationId, taskId, { from, to } = {}) {
      return db
        .select()
        .from(turns)
        .where(
          and(
            eq(turns.organizationId, organizationId),
            eq(turns.taskId, taskId),
            from === undefined ? undefined : gte(turns.seq, from),
            to === undefined ? undefined : lte(turns.seq, to),
          ),
        )
        .orderBy(asc(turns.seq));
    },

    async findRetried(organizationId, { keyHash, requestHash, endedAfter }) {
      const [row] = await db
        .select()
        .from(turns)
        .where(
          and(
            eq(turns.organizationId, organizationId),
            eq(turns.keyHash, keyHash),
            eq(turns.requestHash, requestHash),
            or(unfinished, gt(turns.completedAt, endedAfter)),
          ),
        )
        .orderBy(desc(turns.startedAt))
        .limit(1);
      return row;
    },

    async closeTurn(ref, change) {
      const rows = await db
        .update(turns)
        .set(change)
        .where(and(one(ref), unfinished))
        .returning({ seq: turns.seq });
      if (rows.length === 0) return false;
      await enterEndedTurns(db, one(ref));
      return true;
    },

    listUnfinishedTurns() {
      return db.select().from(turns).where(unfinished).orderBy(asc(turns.startedAt));
    },

    async claimKey({ forgetBefore, ...claim }) {
      const { organizationId, key } = claim;
      await db
        .delete(idempotencyKeys)
        .where(and(eq(idempotencyKeys.organizationId, organizationId), lt(idempotencyKeys.createdAt, forgetBefore)));
      const inserted = await db
        .insert(idempotencyKeys)
        .values(claim)
        .onConflictDoNothing()
        .returning({ key: idempotencyKeys.key });
      if (inserted.length > 0) return undefined;
      const [before] = await db
        .select()
        .from(idempotencyKeys)
        .where(and(eq(idempotencyKeys.organizationId, organizationId), eq(idempotencyKeys.key, key)));
      return before && { ...before, forgetBefore };
    },
  };
}

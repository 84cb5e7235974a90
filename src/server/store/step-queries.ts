import { and, asc, eq, getTableColumns, gte, lte } from 'drizzle-orm';
import type { StepStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { charges, steps } from './step-schema.ts';

export function stepQueries(db: Database): StepStore {
  return {
    async insertSteps({ organizationId, taskId, seq }, used) {
      if (used.length === 0) return;
      const rows = used.map((step) => ({ organizationId, taskId, seq, ...step }));
      // A lost connection may have stored them.
      await db.insert(steps).values(rows).onConflictDoNothing();
    },

    async insertCharges({ organizationId, taskId, seq }, charged) {
      if (charged.length === 0) return;
      await db.insert(charges).values(charged.map((charge) => ({ organizationId, taskId, seq, ...charge })));
    },

    listSteps(organizationId, taskId, { from, to }) {
      return db
        .select({ ...getTableColumns(steps), credits: charges.credits })
        .from(steps)
        .leftJoin(
          charges,
          and(
            eq(charges.organizationId, steps.organizationId),
            eq(charges.taskId, steps.taskId),
            eq(charges.seq, steps.seq),
            eq(charges.step, steps.step),
          ),
        )
        .where(
          and(
            eq(steps.organizationId, organizationId),
            eq(steps.taskId, taskId),
            from === undefined ? undefined : gte(steps.seq, from),
            to === undefined ? undefined : lte(steps.seq, to),
          ),
        )
        .orderBy(asc(steps.seq), asc(steps.step));
    },
  };
}

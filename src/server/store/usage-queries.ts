import { sql } from 'drizzle-orm';
import { hasCode } from '../domain/has-code.ts';
import type { UsageStore } from '../domain/usage-store.ts';
import { countUsage } from './count-usage.ts';
import type { Database } from './database.ts';
import { listSteps } from './usage-steps.ts';

/** Postgres' `invalid_parameter_value`: of all that is handed over, only the time zone can be one. */
const INVALID_PARAMETER: ReadonlySet<string> = new Set(['22023']);

export function usageQueries(db: Database): UsageStore {
  return {
    async listUsageSteps(range) {
      try {
        return await listSteps(db, range);
      } catch (error) {
        if (hasCode(error, INVALID_PARAMETER)) return undefined;
        throw error;
      }
    },

    countUsage(organizationId, question) {
      return db.transaction(async (tx) => {
        // What is put together stays in memory, and is looked up instead of sorted, whatever the database believes of the size
        // of its tables: PGlite never finds out. Rows by an index are as near as others. What seems so dear isn't compiled first,
        // which takes seconds.
        for (const setting of ["work_mem = '128MB'", 'enable_sort = off', 'jit = off', 'random_page_cost = 1']) {
          await tx.execute(sql.raw(`set local ${setting}`));
        }
        return countUsage(tx, organizationId, question);
      });
    },
  };
}

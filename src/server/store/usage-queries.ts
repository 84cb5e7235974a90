import { sql } from 'drizzle-orm';
import { hasCode } from '../domain/has-code.ts';
import type { UsageStore } from '../domain/usage-store.ts';
import { countUsage } from './count-usage.ts';
import type { Database } from './database.ts';
import { listSteps } from './usage-steps.ts';

/** Only the time zone can cause it. */
const INVALID_PARAMETER: ReadonlySet<string> = new Set(['22023']);

export function usageQueries(db: Database): UsageStore {
  return {
    async listBucketStarts(range) {
      try {
        return await listSteps(db, range);
      } catch (error) {
        if (hasCode(error, INVALID_PARAMETER)) return undefined;
        throw error;
      }
    },

    countUsage(organizationId, question) {
      return db.transaction(async (tx) => {
        // Hashing in memory, because PGlite's planner has no statistics and would sort. Compilation (`jit`) takes
        // seconds.
        for (const setting of ["work_mem = '128MB'", 'enable_sort = off', 'jit = off', 'random_page_cost = 1']) {
          await tx.execute(sql.raw(`set local ${setting}`));
        }
        return countUsage(tx, organizationId, question);
      });
    },
  };
}

import { isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { tasks } from './schema.ts';

/** The function is defined in the migration 0005. */
export function failureCauseOf(reason: string | null): SQL<string | null> {
  return sql`failure_cause(${reason}::text)`;
}

/** For tasks that were written without it. */
export async function setFailureCauses(db: Database): Promise<void> {
  await db
    .update(tasks)
    .set({ failureCause: sql`failure_cause(${tasks.failureReason})` })
    .where(isNotNull(tasks.failureReason));
}

import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { organizations } from './schema.ts';

/** Returns what is left; undefined for an unknown organisation. */
export async function grantCredits(db: Database, organizationId: string, credits: number): Promise<number | undefined> {
  const [row] = await db
    .update(organizations)
    .set({ creditsGranted: sql`${organizations.creditsGranted} + ${credits}` })
    .where(eq(organizations.id, organizationId))
    .returning({ granted: organizations.creditsGranted, spent: organizations.creditsSpent });
  return row && row.granted - row.spent;
}

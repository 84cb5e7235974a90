import { eq, sql } from 'drizzle-orm';
import type { AccountStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { apiKeys, organizations } from './schema.ts';

export function accountQueries(db: Database): AccountStore {
  return {
    async findPrincipal(keyHash) {
      const [row] = await db.select().from(apiKeys).where(eq(apiKeys.hash, keyHash));
      return row && { organizationId: row.organizationId, userId: row.userId, channel: row.channel, keyHash };
    },

    async balance(organizationId, options) {
      const query = db
        .select({ creditsGranted: organizations.creditsGranted, creditsSpent: organizations.creditsSpent })
        .from(organizations)
        .where(eq(organizations.id, organizationId));
      // A stronger lock would make inserts that reference the organisation wait, and deadlock with the end of a turn.
      const [row] = await (options?.lock === true ? query.for('no key update') : query);
      if (row === undefined) throw new Error(`There is no organisation ${organizationId}.`);
      return row;
    },

    async spend(organizationId, credits) {
      await db
        .update(organizations)
        .set({ creditsSpent: sql`${organizations.creditsSpent} + ${credits}` })
        .where(eq(organizations.id, organizationId));
    },
  };
}

import { and, eq, notInArray } from 'drizzle-orm';
import { INITIAL_CREDITS } from '../domain/credits.ts';
import { hashKey } from '../domain/hash-key.ts';
import type { Channel } from '../domain/records.ts';
import type { Database } from './database.ts';
import { apiKeys, organizations, users } from './schema.ts';

export interface Registration {
  organizationId: string;
  userId: string;
  keys: Readonly<Record<Channel, string>>;
  now: Date;
}

/** Replaces the user's keys. */
export async function registerKeys(db: Database, registration: Registration): Promise<void> {
  const { organizationId, userId, keys, now } = registration;
  const rows = Object.entries(keys).map(([channel, key]) => ({
    hash: hashKey(key),
    organizationId,
    userId,
    channel: channel === 'ui' ? ('ui' as const) : ('api' as const),
    createdAt: now,
  }));
  await db.transaction(async (tx) => {
    await tx
      .insert(organizations)
      .values({ id: organizationId, creditsGranted: INITIAL_CREDITS, createdAt: now })
      .onConflictDoNothing();
    await tx.insert(users).values({ id: userId, organizationId, createdAt: now }).onConflictDoNothing();
    await tx.delete(apiKeys).where(
      and(
        eq(apiKeys.organizationId, organizationId),
        eq(apiKeys.userId, userId),
        notInArray(
          apiKeys.hash,
          rows.map(({ hash }) => hash),
        ),
      ),
    );
    await tx.insert(apiKeys).values(rows).onConflictDoNothing();
  });
}

import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { Database } from '../store/database.ts';

const Indexes = z.object({ rows: z.array(z.object({ name: z.string(), definition: z.string() })) });

/** Takes half the time. */
export async function withoutIndexes<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const { rows } = Indexes.parse(
    await db.execute(sql`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and indexname not in (select conname from pg_constraint)`),
  );
  for (const { name } of rows) await db.execute(sql`drop index ${sql.identifier(name)}`);
  const done = await work();
  for (const { definition } of rows) await db.execute(sql.raw(definition));
  return done;
}

import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { Database } from './database.ts';
import { parts } from './record-schema.ts';
import { taskUsage } from './usage-schema.ts';

const Tables = z.object({ rows: z.array(z.object({ name: z.string() })) });

/** PGlite never does it by itself, and without statistics its planner takes every table for a few rows. */
export async function vacuum(db: Database): Promise<void> {
  await db.execute(sql`vacuum ${parts}, ${taskUsage}`);
  const grown = await db.execute(sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_relation_size(oid) > current_setting('block_size')::integer * (8 + 1.5 * relpages)`);
  for (const { name } of Tables.parse(grown).rows) await db.execute(sql`analyze ${sql.identifier(name)}`);
}

import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { Database } from './database.ts';
import { parts } from './record-schema.ts';
import { taskUsage } from './usage-schema.ts';

const Tables = z.object({ rows: z.array(z.object({ name: z.string() })) });

/**
 * What a Postgres server does by itself and PGlite never: without counted tables its planner takes each for one of a few
 * rows, and reads them again and again. Tables are counted when half as large again as when they last were; where rows are
 * replaced or taken away all the time, their room is used again.
 */
export async function tidy(db: Database): Promise<void> {
  await db.execute(sql`vacuum ${parts}, ${taskUsage}`);
  const grown = await db.execute(sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_relation_size(oid) > current_setting('block_size')::integer * (8 + 1.5 * relpages)`);
  for (const { name } of Tables.parse(grown).rows) await db.execute(sql`analyze ${sql.identifier(name)}`);
}

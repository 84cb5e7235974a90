import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** PGlite or Postgres, or a transaction of either. */
export type Database = PgDatabase<PgQueryResultHKT>;

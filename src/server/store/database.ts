import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** PGlite or Postgres: what both can do. Also a transaction of either. */
export type Database = PgDatabase<PgQueryResultHKT>;

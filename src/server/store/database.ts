import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Or a transaction. */
export type Database = PgDatabase<PgQueryResultHKT>;

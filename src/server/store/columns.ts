import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Milliseconds are kept, so that a page's cursor compares equal to the row it came from. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
/** Read as a number on both databases: raw bigint is a string on `pg`. */
export const count = (name: string) => bigint(name, { mode: 'number' });
/** Written and read as Postgres spells one: see `text-vector.ts`. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

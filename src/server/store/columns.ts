import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** In milliseconds, so that a cursor compares equal to its row. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
/** Raw bigint is a string in `pg`. */
export const count = (name: string) => bigint(name, { mode: 'number' });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../store/database.ts';

/** Ten times as fast as an insert with parameters. */
export async function writeRows<Table extends PgTable>(
  db: Database,
  table: Table,
  rows: readonly InferInsertModel<Table>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => ({ key, name }));
  const named = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.map(({ key, name }) => [name, row[key]])),
  );
  await db.execute(
    sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(named)}::json)`,
  );
}

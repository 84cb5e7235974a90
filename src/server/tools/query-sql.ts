import * as z from 'zod/mini';
import { type Tool, type ToolContext, ToolProblem, type Workspace } from '../runner/engine.ts';
import type { SqlDatabase, SqlResult } from './sql/sql-database.ts';
import { quote, sqlColumns } from './sql/sql-names.ts';
import { cutCells } from './table/cut-cells.ts';
import { loadTable } from './table/load-table.ts';
import type { Table } from './table/table.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';

const MAX_FILES = 5;
const MAX_SQL_CHARS = 10_000;
const MAX_ROWS = 100;
const MAX_COLUMNS = 100;

const SqlInput = z.strictObject({
  files: z.array(z.string().check(z.minLength(1))).check(z.minLength(1), z.maxLength(MAX_FILES)),
  sql: z.string().check(z.minLength(1), z.maxLength(MAX_SQL_CHARS)),
});
export type SqlInput = z.infer<typeof SqlInput>;

export interface SqlAnswer extends Pick<SqlResult, 'columns' | 'rows'> {
  notes: string[];
}

export const querySql: Tool<SqlInput, SqlAnswer> = {
  name: 'query_sql',
  isolated: true,
  description: `Answers one SQLite SELECT on up to ${MAX_FILES} CSV, TSV, JSON or NDJSON files, also joined. Each file is a table with its name, its columns have the names that profile_table gives: select "city", avg("price") from "homes.csv" group by 1. Numbers are REAL, dates text like 2025-03-01, booleans 1 and 0, missing cells NULL. Returns at most ${MAX_ROWS} rows.`,
  input: SqlInput,
  async run({ files, sql }, context) {
    const tables: Table[] = [];
    for (const file of new Set(files)) tables.push(await loadTable(file, context));
    const database = await openDatabase(tables, context);
    const { columns, rows, isCut } = selectFrom(tables, () => database.select(sql, MAX_ROWS));
    if (columns.length > MAX_COLUMNS) {
      throw new ToolProblem(`The result has ${columns.length} columns. Select at most ${MAX_COLUMNS}.`);
    }
    const shown = cutCells(rows);
    const notes = tables.flatMap((table) => table.notes.map((note) => `${table.file}: ${note}`));
    if (isCut) notes.push(`only the first ${MAX_ROWS} rows are here: aggregate, or add limit and offset`);
    if (shown.note !== undefined) notes.push(shown.note);
    return { columns, rows: shown.rows, notes };
  },
};

/** The last one of each turn: loading the rows takes longer than most queries. */
const opened = new WeakMap<Workspace, { key: string; database: SqlDatabase }>();

async function openDatabase(tables: readonly Table[], { workspace, signal }: ToolContext): Promise<SqlDatabase> {
  const key = JSON.stringify(tables.map(({ file }) => file));
  const last = opened.get(workspace);
  if (last?.key === key) return last.database;
  opened.delete(workspace);
  // Only child processes load it.
  const { openSqlDatabase } = await import('./sql/sql-database.ts');
  const database = await openSqlDatabase(tables, createYieldToEventLoop(signal));
  opened.set(workspace, { key, database });
  return database;
}

/** Adds to a problem what the tables are, so that a model can correct its SQL. */
function selectFrom(tables: readonly Table[], select: () => SqlResult): SqlResult {
  try {
    return select();
  } catch (error) {
    if (!(error instanceof ToolProblem)) throw error;
    const described = tables.map(
      ({ file, columns }) => `${quote(file)} (${sqlColumns(columns).map(quote).join(', ')})`,
    );
    throw new ToolProblem(`${error.message} Tables: ${described.join('; ')}`.slice(0, 2000));
  }
}

import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { ToolProblem } from '../../runner/engine.ts';
import { type Column, isMissing, type Table } from '../table/table.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { quote, sqlColumns } from './sql-names.ts';

type Sqlite = Awaited<ReturnType<typeof sqlite3InitModule>>;
type Connection = InstanceType<Sqlite['oo1']['DB']>;

export interface SqlResult {
  readonly columns: string[];
  readonly rows: (number | string | null)[][];
  /** There are more rows than were asked for. */
  readonly isCut: boolean;
}

export interface SqlDatabase {
  /** Takes one SELECT. Throws `ToolProblem` for anything else, and for errors in it. */
  select(sql: string, maxRows: number): SqlResult;
}

const YIELD_EVERY = 1000;

/**
 * Opens an SQLite database in memory, without access to files or the network. Each table has the name of its file.
 * Numbers are REAL, so that a division never loses its fraction.
 */
export async function openSqlDatabase(
  tables: readonly Table[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<SqlDatabase> {
  const sqlite = await sqlite3InitModule({ print: () => undefined, printErr: () => undefined });
  const { capi } = sqlite;
  const connection = new sqlite.oo1.DB(':memory:', 'c');
  for (const table of tables) {
    try {
      await insertTable(connection, table, yieldToEventLoop);
    } catch (error) {
      // A name that SQLite keeps for itself, or that differs from another one only in case.
      if (!(error instanceof sqlite.SQLite3Error)) throw error;
      throw new ToolProblem(`${table.file} can't be a table for SQL: ${messageOf(error)}. Use query_table.`);
    }
  }
  // Otherwise a misspelt column in double quotes would be a text.
  capi.sqlite3_db_config(connection, capi.SQLITE_DBCONFIG_DQS_DML, 0, 0);
  const allowed = new Set<number>([capi.SQLITE_SELECT, capi.SQLITE_READ, capi.SQLITE_FUNCTION, capi.SQLITE_RECURSIVE]);
  const authorize = (_: number, action: number) => (allowed.has(action) ? capi.SQLITE_OK : capi.SQLITE_DENY);
  capi.sqlite3_set_authorizer(connection, authorize, 0);

  return {
    select(sql, maxRows) {
      const [columns, rows, statements]: [string[], SqlResult['rows'], string[]] = [[], [], []];
      let isCut = false;
      try {
        connection.exec({
          sql,
          columnNames: columns,
          saveSql: statements,
          rowMode: 'array',
          callback(row) {
            isCut = rows.length === maxRows;
            if (isCut) return false;
            rows.push(row.map(toJson));
            return undefined;
          },
        });
      } catch (error) {
        if (!(error instanceof sqlite.SQLite3Error)) throw error;
        if (error.resultCode === capi.SQLITE_AUTH) throw new ToolProblem('Only SELECT is allowed.');
        throw new ToolProblem(`SQL error: ${messageOf(error)}`);
      }
      if (statements.length !== 1) throw new ToolProblem(`Give one SELECT, not ${statements.length} statements.`);
      return { columns, rows, isCut };
    },
  };
}

function messageOf({ message }: Error): string {
  return message.replace(/^.*result code \d+: /s, '');
}

async function insertTable(connection: Connection, table: Table, yieldToEventLoop: YieldToEventLoop): Promise<void> {
  const name = quote(table.file);
  const names = sqlColumns(table.columns);
  const columns = table.columns.map(({ type }, i) => `${quote(names[i] ?? '')} ${SQL_TYPES[type]}`);
  connection.exec(`create table ${name} (${columns.join(', ')})`);
  connection.exec('begin');
  const insert = connection.prepare(`insert into ${name} values (${columns.map(() => '?').join(', ')})`);
  try {
    for (let row = 0; row < table.rowCount; row += 1) {
      if (row % YIELD_EVERY === 0) await yieldToEventLoop();
      insert.bind(table.columns.map((column) => sqlCell(column, row))).stepReset();
    }
  } finally {
    insert.finalize();
  }
  connection.exec('commit');
}

const SQL_TYPES: Readonly<Record<Column['type'], string>> = {
  number: 'REAL',
  date: 'TEXT',
  boolean: 'INTEGER',
  text: 'TEXT',
};

function sqlCell(column: Column, row: number): number | string | null {
  if (isMissing(column, row)) return null;
  const cell = column.cells[row] ?? null;
  return column.type === 'boolean' ? Number(cell === 'true') : cell;
}

function toJson(value: unknown): number | string | null {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'bigint' ? String(value) : '(binary data)';
}

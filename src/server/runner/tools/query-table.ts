import type { Tool } from '../engine.ts';
import { createBreathe } from './breathe.ts';
import { loadTable } from './table/load-table.ts';
import { Query } from './table/query.ts';
import { type QueryResult, runQuery } from './table/run-query.ts';
import { clean } from './table/tally.ts';

/** A query's answer, short enough to be kept and shown: `rows` holds the first 50. */
export interface QueryAnswer extends QueryResult {
  file: string;
  rowsInFile: number;
  lines: { from: number; to: number };
  /** How many rows the whole result has: `rows` may hold fewer. */
  resultRows: number;
  notes: readonly string[];
}

const SHOWN = 50;

/** Filters, groups, measures, sorts and cuts a table, exactly. */
export const queryTable: Tool<Query, QueryAnswer> = {
  name: 'query_table',
  isolated: true,
  description:
    'Answers a question to a CSV, TSV, JSON or NDJSON file: filters rows, groups them, counts, sums, averages (mean, median), finds min, max and distinct values, sorts and limits. Without measures or groupBy it lists rows.',
  input: Query,
  async run(query, context) {
    const table = await loadTable(query.file, context);
    const result = await runQuery(table, query, createBreathe(context.signal));
    return {
      file: table.file,
      rowsInFile: table.rowCount,
      lines: table.lines,
      ...result,
      rows: result.rows
        .slice(0, SHOWN)
        .map((row) => row.map((cell) => (typeof cell === 'number' ? clean(cell) : cell))),
      resultRows: result.rows.length,
      notes: table.notes,
    };
  },
};

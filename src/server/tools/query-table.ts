import type { Tool } from '../runner/engine.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import { cutCells } from './table/cut-cells.ts';
import { loadTable } from './table/load-table.ts';
import { Query } from './table/query.ts';
import { type QueryResult, runQuery } from './table/run-query.ts';

/** `rows` holds the first 50. */
export interface QueryAnswer extends QueryResult {
  file: string;
  rowsInFile: number;
  lines: { from: number; to: number };
  resultRows: number;
  notes: readonly string[];
}

const MAX_ROWS_SHOWN = 50;

export const queryTable: Tool<Query, QueryAnswer> = {
  name: 'query_table',
  isolated: true,
  description:
    'Answers a question to a CSV, TSV, JSON or NDJSON file: filters rows, groups them, counts, sums, averages (mean, median), finds min, max and distinct values, sorts and limits. Without measures or groupBy it lists rows.',
  input: Query,
  async run(query, context) {
    const table = await loadTable(query.file, context);
    const result = await runQuery(table, query, createYieldToEventLoop(context.signal));
    const { rows, note } = cutCells(result.rows.slice(0, MAX_ROWS_SHOWN));
    return {
      file: table.file,
      rowsInFile: table.rowCount,
      lines: table.lines,
      ...result,
      rows,
      resultRows: result.rows.length,
      notes: note === undefined ? table.notes : [...table.notes, note],
    };
  },
};

import { cutText } from '../domain/titles.ts';
import type { Tool } from '../runner/engine.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import { loadTable } from './table/load-table.ts';
import { Query } from './table/query.ts';
import { type QueryResult, runQuery } from './table/run-query.ts';
import { roundBinaryError } from './table/aggregate.ts';

/** `rows` holds the first 50. */
export interface QueryAnswer extends QueryResult {
  file: string;
  rowsInFile: number;
  lines: { from: number; to: number };
  resultRows: number;
  notes: readonly string[];
}

const MAX_ROWS_SHOWN = 50;
const MAX_CELL_CHARS = 1000;
const MIN_CELL_CHARS = 20;
const MAX_TOTAL_CHARS = 400_000;

export const queryTable: Tool<Query, QueryAnswer> = {
  name: 'query_table',
  isolated: true,
  description:
    'Answers a question to a CSV, TSV, JSON or NDJSON file: filters rows, groups them, counts, sums, averages (mean, median), finds min, max and distinct values, sorts and limits. Without measures or groupBy it lists rows.',
  input: Query,
  async run(query, context) {
    const table = await loadTable(query.file, context);
    const result = await runQuery(table, query, createYieldToEventLoop(context.signal));
    const shown = result.rows.slice(0, MAX_ROWS_SHOWN);
    const cells = shown.length * result.columns.length;
    const longest = Math.max(
      MIN_CELL_CHARS,
      Math.min(MAX_CELL_CHARS, Math.floor(MAX_TOTAL_CHARS / Math.max(cells, 1))),
    );
    let isCut = false;
    const rows = shown.map((row) =>
      row.map((cell) => {
        if (typeof cell === 'number') return roundBinaryError(cell);
        if (cell === null || cell.length <= longest) return cell;
        isCut = true;
        return `${cutText(cell, longest)}…`;
      }),
    );
    return {
      file: table.file,
      rowsInFile: table.rowCount,
      lines: table.lines,
      ...result,
      rows,
      resultRows: result.rows.length,
      notes: isCut ? [...table.notes, `cells longer than ${longest} characters are cut`] : table.notes,
    };
  },
};

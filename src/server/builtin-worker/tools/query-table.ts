import { cutText } from '../../domain/titles.ts';
import type { Tool } from '../../runner/engine.ts';
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
/** Characters of a cell that is shown, and of all of them together: the fewer there are, the longer each may be. */
const LONGEST_CELL = 1000;
const SHORTEST_CUT = 20;
const MOST_CHARS = 400_000;

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
    const shown = result.rows.slice(0, SHOWN);
    const cells = shown.length * result.columns.length;
    const longest = Math.max(SHORTEST_CUT, Math.min(LONGEST_CELL, Math.floor(MOST_CHARS / Math.max(cells, 1))));
    let isCut = false;
    const rows = shown.map((row) =>
      row.map((cell) => {
        if (typeof cell === 'number') return clean(cell);
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

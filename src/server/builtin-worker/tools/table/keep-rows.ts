import type { Breathe } from '../breathe.ts';
import type { Filter } from './query.ts';
import { rowTest } from './row-test.ts';
import { type Column, isMissing, type Table } from './table.ts';

const STRIDE = 8192;

/** The table with only the rows that pass all filters. Throws `ToolProblem` for values that don't fit the table. */
export async function keepRows(table: Table, filters: readonly Filter[], breathe: Breathe): Promise<Table> {
  const tests = filters.map((filter) => rowTest(table, filter));
  const kept: number[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % STRIDE === STRIDE - 1) await breathe();
    if (tests.every((passes) => passes(row))) kept.push(row);
  }
  const columns: Column[] = [];
  for (const column of table.columns) {
    columns.push(only(column, kept));
    await breathe();
  }
  return { ...table, columns, rowCount: kept.length };
}

function only(column: Column, rows: readonly number[]): Column {
  const empty = rows.filter((row) => isMissing(column, row)).length;
  // Which of the empty cells are unreadable is not recorded, only how many the whole column has.
  const unreadable = Math.min(column.unreadable, empty);
  const rest = { missing: empty - unreadable, unreadable };
  return column.type === 'number'
    ? { ...column, ...rest, cells: Float64Array.from(rows, (row) => column.cells[row] ?? Number.NaN) }
    : { ...column, ...rest, cells: rows.map((row) => column.cells[row] ?? '') };
}

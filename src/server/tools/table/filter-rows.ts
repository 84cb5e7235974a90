import { ToolProblem } from '../../runner/engine.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { normalize } from '../text/normalize-words.ts';
import { findColumn } from './find-column.ts';
import type { Filter } from './query.ts';
import { monthNumber, parseDate } from './parse-date.ts';
import { splitNumber, toNumber } from './parse-number.ts';
import { isMissing, type Column, type NumberColumn, type Table, type WordColumn } from './table.ts';

type RowTest = (row: number) => boolean;
type Comparison = '>' | '>=' | '<' | '<=';

const YIELD_EVERY = 8192;

/** Returns row numbers. */
export async function filterRows(
  table: Table,
  filters: readonly Filter[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<number[]> {
  const tests = filters.map((filter) => rowTest(table, filter));
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    if (tests.every((passes) => passes(row))) rows.push(row);
  }
  return rows;
}

export async function filterTable(
  table: Table,
  filters: readonly Filter[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<Table> {
  const rows = await filterRows(table, filters, yieldToEventLoop);
  const columns: Column[] = [];
  for (const column of table.columns) {
    columns.push(pickRows(column, rows));
    await yieldToEventLoop();
  }
  return { ...table, columns, rowCount: rows.length };
}

function pickRows(column: Column, rows: readonly number[]): Column {
  const empty = rows.filter((row) => isMissing(column, row)).length;
  // Empty and unreadable cells look the same here.
  const unreadable = Math.min(column.unreadable, empty);
  const rest = { missing: empty - unreadable, unreadable };
  return column.type === 'number'
    ? { ...column, ...rest, cells: Float64Array.from(rows, (row) => column.cells[row] ?? Number.NaN) }
    : { ...column, ...rest, cells: rows.map((row) => column.cells[row] ?? '') };
}

function rowTest(table: Table, filter: Filter): RowTest {
  const column = findColumn(table, filter.column);
  const { op } = filter;
  switch (op) {
    case 'missing':
      return (row) => isMissing(column, row);
    case 'present':
      return (row) => !isMissing(column, row);
    case 'is':
      return equals(column, filter);
    case 'is not': {
      const same = equals(column, filter);
      return (row) => !same(row);
    }
    case 'contains':
    case 'starts with': {
      const wanted = normalize(String(oneValue(filter)));
      return (row) => {
        const cell = normalize(String(column.cells[row] ?? ''));
        return !isMissing(column, row) && (op === 'contains' ? cell.includes(wanted) : cell.startsWith(wanted));
      };
    }
    case 'in month': {
      const month = monthNumber(String(oneValue(filter)));
      if (column.type !== 'date' || month === undefined) throw misfit(filter, 'a date column and the name of a month');
      const wanted = String(month).padStart(2, '0');
      return (row) => column.cells[row]?.slice(5, 7) === wanted;
    }
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compares(column, filter, op);
    default:
      return op satisfies never;
  }
}

function equals(column: Column, filter: Filter): RowTest {
  const { value } = filter;
  if (value === undefined) throw misfit(filter, 'a value');
  const values = Array.isArray(value) ? value : [value];
  if (column.type === 'number') {
    const wanted = new Set(values.map((one) => numberOf(filter, one)));
    return (row) => wanted.has(column.cells[row] ?? Number.NaN) && !isMissing(column, row);
  }
  if (column.type === 'date') {
    const wanted = values.map((one) => dateOf(filter, one));
    return (row) => wanted.some((date) => column.cells[row]?.startsWith(date));
  }
  const wanted = new Set(values.map((one) => (column.type === 'boolean' ? truth(one) : normalize(String(one)))));
  return (row) => !isMissing(column, row) && wanted.has(normalize(column.cells[row] ?? ''));
}

function compares(column: Column, filter: Filter, op: Comparison): RowTest {
  const value = oneValue(filter);
  if (column.type === 'number') return compareNumber(column, numberOf(filter, value), op);
  if (column.type === 'date')
    return compareText(column, dateOf(filter, value), op, (cell, length) => cell.slice(0, length));
  if (typeof value === 'number') throw misfit(filter, `text, for ${column.name} holds ${column.type}, not numbers`);
  return compareText(column, normalize(value), op, normalize);
}

function compareNumber({ cells }: NumberColumn, wanted: number, op: Comparison): RowTest {
  return (row) => holds(op, (cells[row] ?? Number.NaN) - wanted);
}

function compareText(
  { cells }: WordColumn,
  wanted: string,
  op: Comparison,
  cut: (cell: string, length: number) => string,
): RowTest {
  return (row) => {
    const cell = cells[row] ?? '';
    if (cell === '') return false;
    const shown = cut(cell, wanted.length);
    return holds(op, shown === wanted ? 0 : shown > wanted ? 1 : -1);
  };
}

function holds(op: Comparison, difference: number): boolean {
  switch (op) {
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    default:
      return op satisfies never;
  }
}

function oneValue(filter: Filter): string | number {
  if (filter.value === undefined || Array.isArray(filter.value)) throw misfit(filter, 'one value');
  return filter.value;
}

function numberOf(filter: Filter, value: string | number): number {
  if (typeof value === 'number') return value;
  const parts = splitNumber(value.trim());
  const number = parts === undefined ? Number.NaN : toNumber(parts, '.');
  if (Number.isNaN(number)) throw misfit(filter, `a number, for ${filter.column} holds numbers`);
  return number;
}

function dateOf(filter: Filter, value: string | number): string {
  const text = String(value).trim();
  if (/^\d{4}$/.test(text)) return text;
  const date = parseDate(text, 'dmy');
  if (date === undefined)
    throw misfit(filter, `a date like 2025-03-01, 2025-03 or 2025, for ${filter.column} holds dates`);
  return date;
}

function truth(value: string | number): string {
  return /^(?:true|yes|y|1)$/i.test(String(value)) ? 'true' : 'false';
}

function misfit({ column, op, value }: Filter, needed: string): ToolProblem {
  const given = value === undefined ? 'nothing' : JSON.stringify(value);
  return new ToolProblem(`The filter "${column} ${op}" got ${given}. It takes ${needed}.`);
}

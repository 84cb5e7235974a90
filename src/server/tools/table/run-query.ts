import { ToolProblem } from '../../runner/engine.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { findColumn, listNames } from './find-column.ts';
import { checkGroupCount } from './table-limits.ts';
import { type Measure, measureLabel, partLabel, type Query } from './query.ts';
import { datePart } from './parse-date.ts';
import { filterRows } from './filter-rows.ts';
import { mergeSort } from './merge-sort.ts';
import { cellAt, type Column, type ColumnType, isMissing, type Table } from './table.ts';
import { createAggregator, type Aggregator } from './aggregate.ts';

export type Cell = number | string | null;

export interface ResultColumn {
  name: string;
  type: ColumnType;
  unit: string;
  role: 'group' | 'measure' | 'cell';
}

export interface QueryResult {
  columns: ResultColumn[];
  rows: Cell[][];
  /** Before `limit`. */
  found: number;
  rowsUsed: number;
  leftOut: { column: string; rows: number }[];
}

const YIELD_EVERY = 8192;

export async function runQuery(table: Table, query: Query, yieldToEventLoop: YieldToEventLoop): Promise<QueryResult> {
  const rows = await filterRows(table, query.filters ?? [], yieldToEventLoop);
  const grouped = (query.measures?.length ?? 0) > 0 || (query.groupBy?.length ?? 0) > 0;
  const result = await (grouped ? summariseGroups : pickColumns)(table, query, rows, yieldToEventLoop);
  const sorted = await sortRows(result.columns, result.rows, query, yieldToEventLoop);
  return {
    columns: result.columns,
    rows: firstRows(result.columns, sorted, query),
    found: sorted.length,
    rowsUsed: rows.length,
    leftOut: result.leftOut,
  };
}

function firstRows(columns: ResultColumn[], sorted: Cell[][], { limit, ties, sortBy }: Query): Cell[][] {
  if (limit === undefined) return sorted;
  if (ties !== true || sortBy === undefined) return sorted.slice(0, limit);
  const at = sortColumn(columns, sortBy);
  const last = sorted[Math.min(limit, sorted.length) - 1]?.[at];
  const tied = sorted.slice(limit).findIndex((row) => row[at] !== last);
  return sorted.slice(0, tied < 0 ? sorted.length : limit + tied);
}

type Answer = Pick<QueryResult, 'columns' | 'rows' | 'leftOut'>;

async function pickColumns(
  table: Table,
  query: Query,
  rows: number[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<Answer> {
  const columns = query.columns === undefined ? table.columns : query.columns.map((name) => findColumn(table, name));
  const extra = query.sortBy === undefined ? undefined : findColumn(table, query.sortBy);
  const shown = extra === undefined || columns.includes(extra) ? columns : [...columns, extra];
  const out: Cell[][] = [];
  const stride = Math.ceil(YIELD_EVERY / shown.length);
  for (const [i, row] of rows.entries()) {
    if (i % stride === stride - 1) await yieldToEventLoop();
    out.push(shown.map((column) => cellAt(column, row)));
  }
  return { columns: shown.map((column) => describe(column, 'cell')), rows: out, leftOut: [] };
}

async function summariseGroups(
  table: Table,
  query: Query,
  rows: number[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<Answer> {
  const keys = (query.groupBy ?? []).map((name) => findColumn(table, name));
  const measures = (query.measures?.length ?? 0) > 0 ? (query.measures ?? []) : [{ op: 'count' as const }];
  const measured = measures.map((measure) => ({ measure, column: measuredColumn(table, measure) }));
  const watched = new Set(measured.flatMap(({ column }) => (column === undefined ? [] : [column])));
  const gaps = new Map<Column, number>();
  const groups = new Map<string, { key: Cell[]; aggregators: Aggregator[] }>();
  const createAggregators = () => measured.map(({ measure, column }) => createAggregator(measure.op, column));
  if (keys.length === 0) groups.set('[]', { key: [], aggregators: createAggregators() });

  for (const [i, row] of rows.entries()) {
    if (i % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    const key = keys.map((column) => groupKey(column, row, query));
    const id = JSON.stringify(key);
    let group = groups.get(id);
    if (group === undefined) {
      groups.set(id, (group = { key, aggregators: createAggregators() }));
      checkGroupCount(groups.size);
    }
    for (const aggregator of group.aggregators) aggregator.add(row);
    for (const column of watched) {
      if (isMissing(column, row)) gaps.set(column, (gaps.get(column) ?? 0) + 1);
    }
  }
  const columns = keys.map((column) => groupColumn(column, query));
  for (const { measure, column } of measured) {
    const counts = measure.op === 'count' || measure.op === 'distinct' || column === undefined;
    const shape = counts ? { type: 'number' as const, unit: '' } : describe(column, 'measure');
    columns.push({ ...shape, name: measureLabel(measure), role: 'measure' });
  }
  return {
    columns,
    rows: [...groups.values()].map(({ key, aggregators }) => [
      ...key,
      ...aggregators.map((aggregator) => aggregator.result()),
    ]),
    leftOut: [...gaps].map(([column, count]) => ({ column: column.name, rows: count })),
  };
}

function measuredColumn(table: Table, { op, column: name }: Measure): Column | undefined {
  if (op === 'count') return undefined;
  if (name === undefined)
    throw new ToolProblem(`The measure "${op}" needs a column. ${table.file} has ${listNames(table.columns)}.`);
  const column = findColumn(table, name);
  const ordered = column.type === 'number' || column.type === 'date' || column.type === 'text';
  const fits = op === 'distinct' || column.type === 'number' || ((op === 'min' || op === 'max') && ordered);
  if (fits) return column;
  const numeric = table.columns.filter((one) => one.type === 'number');
  const others = numeric.length === 0 ? 'It has no column of numbers.' : `Columns of numbers: ${listNames(numeric)}.`;
  throw new ToolProblem(`"${column.name}" in ${table.file} holds ${column.type}, so it has no ${op}. ${others}`);
}

function groupColumn(column: Column, query: Query): ResultColumn {
  const plain = describe(column, 'group');
  if (column.type !== 'date' || query.datePart === undefined) return plain;
  return {
    ...plain,
    name: partLabel(query.datePart, column.name),
    type: query.datePart === 'weekday' ? 'text' : 'date',
  };
}

function groupKey(column: Column, row: number, query: Query): Cell {
  const cell = cellAt(column, row);
  return typeof cell === 'string' && query.datePart !== undefined && column.type === 'date'
    ? datePart(cell, query.datePart)
    : cell;
}

function describe(column: Column, role: ResultColumn['role']): ResultColumn {
  return { name: column.name, type: column.type, unit: column.type === 'number' ? column.unit : '', role };
}

async function sortRows(
  columns: ResultColumn[],
  rows: Cell[][],
  query: Query,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Cell[][]> {
  const groups = columns.filter(({ role }) => role === 'group').length;
  let at = -1;
  let order = query.order ?? 'asc';
  if (query.sortBy !== undefined) {
    at = sortColumn(columns, query.sortBy);
    if (query.order === undefined && columns[at]?.role === 'measure') order = 'desc';
  } else if (groups === 1 && columns[0]?.type !== 'date') {
    at = 1;
    order = query.order ?? 'desc';
  } else if (groups > 0) at = 0;
  if (at < 0) return rows;
  const ties = columns.flatMap(({ role }, i) => (role === 'group' && i !== at ? [i] : []));
  return mergeSort(
    rows,
    (a, b) => byCell(a[at], b[at], order) || firstOf(ties.map((i) => byCell(a[i], b[i], 'asc'))),
    yieldToEventLoop,
  );
}

function sortColumn(columns: ResultColumn[], name: string): number {
  const exact = columns.findIndex((column) => column.name === name);
  const within = columns.findIndex((column) => column.name.endsWith(` ${name}`));
  if (exact >= 0 || within >= 0) return Math.max(exact, exact < 0 ? within : -1);
  throw new ToolProblem(`The result can't be sorted by "${name}". It has ${listNames(columns)}.`);
}

function firstOf(differences: number[]): number {
  return differences.find((difference) => difference !== 0) ?? 0;
}

const words = new Intl.Collator('en', { numeric: true });

function byCell(a: Cell | undefined, b: Cell | undefined, order: 'asc' | 'desc'): number {
  if (a === null || a === undefined || b === null || b === undefined) return Number(a === null) - Number(b === null);
  const difference = typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
  return order === 'asc' ? difference : -difference;
}

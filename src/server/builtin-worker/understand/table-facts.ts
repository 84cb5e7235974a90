import type { YieldToEventLoop } from '../../tools/yield-to-event-loop.ts';
import { normalize } from '../../tools/text/normalize-words.ts';
import { findTotalRows, type TotalRows } from './total-rows.ts';
import { type Column, type ColumnType, isMissing, type Table } from '../../tools/table/table.ts';

/** What the grammar needs of a table. Plain data, sent between processes. */
export interface TableFacts {
  file: string;
  rowCount: number;
  columns: readonly ColumnFacts[];
  /** Such as country and year. */
  hasCompositeKey: boolean;
  totals?: TotalRows;
}

export interface ColumnFacts {
  name: string;
  type: ColumnType;
  unit: string;
  /** Empty if there are too many. */
  values: readonly string[];
  spellingVariants?: readonly (readonly string[])[];
  ambiguity?: 'mixed units' | 'unclear cells' | 'ambiguous dates' | 'missing markers';
  missingMarkers: number;
  missing: number;
  zeros: number;
  unique: boolean;
  yearOfDate?: boolean;
  /** Distinct values; 0 if they rarely repeat. */
  repeated: number;
  min?: number | string;
  max?: number | string;
}

const MAX_VALUES = 20_000;
const MAX_TOTAL_VALUES = 50_000;
const MAX_TOTAL_CHARS = 400_000;
const MAX_VALUE_LENGTH = 80;
const YIELD_EVERY = 8192;

export async function collectTableFacts(table: Table, yieldToEventLoop: YieldToEventLoop): Promise<TableFacts> {
  const columns: ColumnFacts[] = [];
  let known = 0;
  let room = MAX_TOTAL_CHARS;
  for (const column of table.columns) {
    const facts = await columnFacts(column, known < MAX_TOTAL_VALUES, yieldToEventLoop);
    const characters = facts.values.reduce((sum, { length }) => sum + length, 0);
    const values = characters > room ? [] : facts.values;
    if (values.length > 0) room -= characters;
    known += values.length;
    columns.push({ ...facts, values });
  }
  await markYears(table, columns, yieldToEventLoop);
  const totals = await findTotalRows(table, yieldToEventLoop);
  return {
    file: table.file,
    rowCount: table.rowCount,
    columns,
    hasCompositeKey: await hasCompositeKey(table, columns, yieldToEventLoop),
    ...(totals === undefined ? {} : { totals }),
  };
}

async function markYears(table: Table, facts: ColumnFacts[], yieldToEventLoop: YieldToEventLoop): Promise<void> {
  const [dates, second] = table.columns.filter(({ type }) => type === 'date');
  if (dates === undefined || second !== undefined) return;
  for (const [i, { type, cells }] of table.columns.entries()) {
    const one = facts[i];
    if (type !== 'number' || one === undefined || Number(one.min) < 1000) continue;
    let same = table.rowCount > 0;
    for (let row = 0; same && row < table.rowCount; row += 1) {
      if (row % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
      same = !isMissing(dates, row) && String(dates.cells[row]).slice(0, 4) === String(cells[row]);
    }
    if (same) facts[i] = { ...one, yearOfDate: true };
  }
}

const MAX_KEY_COLUMNS = 10;
/** Combinations of values per row. */
const MAX_SPARSITY = 8;

async function hasCompositeKey(
  table: Table,
  facts: readonly ColumnFacts[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<boolean> {
  const keys = table.columns.flatMap((column, i) => {
    const distinct = facts[i]?.repeated ?? 0;
    return distinct > 1 ? [{ column, distinct }] : [];
  });
  const few = keys.slice(0, MAX_KEY_COLUMNS);
  const sets = few.flatMap((first, i) =>
    few
      .slice(i + 1)
      .flatMap((second, j) => [[first, second], ...few.slice(i + j + 2).map((third) => [first, second, third])]),
  );
  for (const set of sets) {
    const cells = set.reduce((product, { distinct }) => product * distinct, 1);
    if (
      cells >= table.rowCount &&
      cells <= table.rowCount * MAX_SPARSITY &&
      (await isKeyOf(
        table,
        set.map(({ column }) => column),
        yieldToEventLoop,
      ))
    )
      return true;
  }
  return false;
}

async function isKeyOf(table: Table, columns: readonly Column[], yieldToEventLoop: YieldToEventLoop): Promise<boolean> {
  const seen = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    const key = JSON.stringify(columns.map(({ cells }) => cells[row]));
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

async function columnFacts(
  column: Column,
  keepValues: boolean,
  yieldToEventLoop: YieldToEventLoop,
): Promise<ColumnFacts> {
  const different = new Set<number | string>();
  let [missing, zeros] = [0, 0];
  let [min, max]: (number | string | undefined)[] = [];
  for (let row = 0; row < column.cells.length; row += 1) {
    if (row % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    const cell = column.cells[row];
    if (cell === undefined || isMissing(column, row)) {
      missing += 1;
      continue;
    }
    different.add(cell);
    if (cell === 0) zeros += 1;
    if (min === undefined || cell < min) min = cell;
    if (max === undefined || cell > max) max = cell;
  }
  await yieldToEventLoop();
  const ordered = column.type === 'number' || column.type === 'date';
  const ambiguity = ambiguityOf(column);
  const spellingVariants = column.type === 'text' ? findSpellingVariants(different) : [];
  return {
    name: column.name,
    type: column.type,
    unit: column.type === 'number' ? column.unit : '',
    values: keepValues && column.type === 'text' ? valuesIn(different) : [],
    missingMarkers: column.type === 'text' ? column.missingMarkers : 0,
    missing,
    zeros,
    unique: missing === 0 && different.size === column.cells.length && different.size > 1,
    repeated: different.size * 2 <= column.cells.length && [...different].every(isKey) ? different.size : 0,
    ...(spellingVariants.length === 0 ? {} : { spellingVariants }),
    ...(ambiguity === undefined ? {} : { ambiguity }),
    ...(ordered && min !== undefined && max !== undefined ? { min, max } : {}),
  };
}

function ambiguityOf(column: Column): ColumnFacts['ambiguity'] {
  if (column.hasUnclearCells) return 'unclear cells';
  if (column.type === 'number') return column.hasMixedUnits ? 'mixed units' : undefined;
  if (column.hasAmbiguousDates) return 'ambiguous dates';
  return column.type === 'text' && column.missingMarkers > 0 ? 'missing markers' : undefined;
}

function isKey(cell: number | string): boolean {
  return typeof cell === 'string' || Number.isInteger(cell);
}

function valuesIn(different: ReadonlySet<number | string>): string[] {
  if (different.size > MAX_VALUES) return [];
  return [...different].map(String).filter((value) => value.length <= MAX_VALUE_LENGTH);
}

const MAX_VARIANTS = 200;

function findSpellingVariants(values: Iterable<number | string>): string[][] {
  const first = new Map<string, string>();
  const several = new Map<string, string[]>();
  for (const value of values) {
    if (typeof value !== 'string') continue;
    const key = normalize(value);
    const before = first.get(key);
    if (before === undefined) first.set(key, value);
    else several.set(key, [...(several.get(key) ?? [before]), value]);
  }
  return [...several.values()].slice(0, MAX_VARIANTS);
}

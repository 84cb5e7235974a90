import type { YieldToEventLoop } from '../tools/yield-to-event-loop.ts';
import { findSpellings } from './spellings.ts';
import { findTotalRows, type TotalRows } from './total-rows.ts';
import { type Column, type ColumnType, isMissing, type Table } from '../tools/table/table.ts';

/** What must be known of a table to understand words about it. Plain data. */
export interface TableFacts {
  file: string;
  rowCount: number;
  columns: readonly ColumnFacts[];
  /** Whether two or three columns that repeat themselves tell the rows apart, as in figures by country and year. */
  series: boolean;
  /** Rows that add up others. */
  totals?: TotalRows;
}

export interface ColumnFacts {
  name: string;
  type: ColumnType;
  /** `%` or a currency, where the whole column carries the same. */
  unit: string;
  /** The different values of a column of text; empty where there are too many to look up. */
  values: readonly string[];
  /** Values that differ in case, accents or space alone. */
  spellings?: readonly (readonly string[])[];
  /** Why figures of the column are in doubt. */
  doubt?: 'mixed units' | 'unclear' | 'unsure dates' | 'said missing';
  /** Cells of text that say in words that nothing is there. */
  missingMarkers: number;
  /** Cells without a value of the column's type. */
  missing: number;
  /** Cells that hold the number 0. */
  zeros: number;
  /** Whether every row has a value, and each another one. */
  unique: boolean;
  /** Whether every row has the year of the table's dates in it. */
  yearOfDate?: boolean;
  /** The number of distinct words, dates or whole numbers. 0 if they occur in fewer than two rows on average. */
  repeated: number;
  /** The lowest and highest number or date. */
  min?: number | string;
  max?: number | string;
}

/** Different values of one column. */
const MOST_VALUES = 20_000;
/** Different values of all columns together. */
const MOST_ALTOGETHER = 50_000;
/** Characters of them, so that the facts fit into what a tool may answer. */
const MOST_CHARACTERS = 400_000;
const LONGEST_VALUE = 80;
/** Rows between two yields. */
const STRIDE = 8192;

export async function tableFacts(table: Table, yieldToEventLoop: YieldToEventLoop): Promise<TableFacts> {
  const columns: ColumnFacts[] = [];
  let known = 0;
  let room = MOST_CHARACTERS;
  for (const column of table.columns) {
    const facts = await columnFacts(column, known < MOST_ALTOGETHER, yieldToEventLoop);
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
    series: await isSeries(table, columns, yieldToEventLoop),
    ...(totals === undefined ? {} : { totals }),
  };
}

/** Marks numbers that repeat the year of the only dates: a condition on a year holds for the same rows in both. */
async function markYears(table: Table, facts: ColumnFacts[], yieldToEventLoop: YieldToEventLoop): Promise<void> {
  const [dates, second] = table.columns.filter(({ type }) => type === 'date');
  if (dates === undefined || second !== undefined) return;
  for (const [i, { type, cells }] of table.columns.entries()) {
    const one = facts[i];
    if (type !== 'number' || one === undefined || Number(one.min) < 1000) continue;
    let same = table.rowCount > 0;
    for (let row = 0; same && row < table.rowCount; row += 1) {
      if (row % STRIDE === STRIDE - 1) await yieldToEventLoop();
      same = !isMissing(dates, row) && String(dates.cells[row]).slice(0, 4) === String(cells[row]);
    }
    if (same) facts[i] = { ...one, yearOfDate: true };
  }
}

/** Columns that are looked at: more pairs and triples of them would take too long. */
const MOST_KEYS = 10;
/** Combinations of the columns' values for each row of a series: more of them are unlikely to repeat in any table. */
const SPARSEST = 8;

async function isSeries(
  table: Table,
  facts: readonly ColumnFacts[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<boolean> {
  const keys = table.columns.flatMap((column, i) => {
    const distinct = facts[i]?.repeated ?? 0;
    return distinct > 1 ? [{ column, distinct }] : [];
  });
  const few = keys.slice(0, MOST_KEYS);
  const sets = few.flatMap((first, i) =>
    few
      .slice(i + 1)
      .flatMap((second, j) => [[first, second], ...few.slice(i + j + 2).map((third) => [first, second, third])]),
  );
  for (const set of sets) {
    const cells = set.reduce((product, { distinct }) => product * distinct, 1);
    if (
      cells >= table.rowCount &&
      cells <= table.rowCount * SPARSEST &&
      (await tellApart(
        table,
        set.map(({ column }) => column),
        yieldToEventLoop,
      ))
    )
      return true;
  }
  return false;
}

/** Whether no two rows have the same cells in all of the columns. */
async function tellApart(
  table: Table,
  columns: readonly Column[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<boolean> {
  const seen = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % STRIDE === STRIDE - 1) await yieldToEventLoop();
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
    if (row % STRIDE === STRIDE - 1) await yieldToEventLoop();
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
  const doubt = doubtOf(column);
  const spellings = column.type === 'text' ? findSpellings(different) : [];
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
    ...(spellings.length === 0 ? {} : { spellings }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(ordered && min !== undefined && max !== undefined ? { min, max } : {}),
  };
}

function doubtOf(column: Column): ColumnFacts['doubt'] {
  if (column.hasUnclearCells) return 'unclear';
  if (column.type === 'number') return column.hasMixedUnits ? 'mixed units' : undefined;
  if (column.hasAmbiguousDates) return 'unsure dates';
  return column.type === 'text' && column.missingMarkers > 0 ? 'said missing' : undefined;
}

function isKey(cell: number | string): boolean {
  return typeof cell === 'string' || Number.isInteger(cell);
}

function valuesIn(different: ReadonlySet<number | string>): string[] {
  if (different.size > MOST_VALUES) return [];
  return [...different].map(String).filter((value) => value.length <= LONGEST_VALUE);
}

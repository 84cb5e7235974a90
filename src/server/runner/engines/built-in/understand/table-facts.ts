import type { Breathe } from '../../../tools/breathe.ts';
import { type Column, type ColumnType, isMissing, type Table } from '../../../tools/table/table.ts';

/** What must be known of a table to understand words about it. Plain data. */
export interface TableFacts {
  file: string;
  rowCount: number;
  columns: readonly ColumnFacts[];
}

export interface ColumnFacts {
  name: string;
  type: ColumnType;
  /** `%` or a currency, where the whole column carries the same. */
  unit: string;
  /** The different values of a column of text; empty where there are too many to look up. */
  values: readonly string[];
  /** Cells without a value of the column's type. */
  missing: number;
  /** Cells that hold the number 0. */
  zeros: number;
  /** Whether every row has a value, and each another one. */
  unique: boolean;
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
/** Rows between two breaths. */
const STRIDE = 8192;

export async function tableFacts(table: Table, breathe: Breathe): Promise<TableFacts> {
  const columns: ColumnFacts[] = [];
  let known = 0;
  let room = MOST_CHARACTERS;
  for (const column of table.columns) {
    const facts = await columnFacts(column, known < MOST_ALTOGETHER, breathe);
    const characters = facts.values.reduce((sum, { length }) => sum + length, 0);
    const values = characters > room ? [] : facts.values;
    if (values.length > 0) room -= characters;
    known += values.length;
    columns.push({ ...facts, values });
  }
  return { file: table.file, rowCount: table.rowCount, columns };
}

async function columnFacts(column: Column, keepValues: boolean, breathe: Breathe): Promise<ColumnFacts> {
  const different = new Set<number | string>();
  let [missing, zeros] = [0, 0];
  let [min, max]: (number | string | undefined)[] = [];
  for (let row = 0; row < column.cells.length; row += 1) {
    if (row % STRIDE === STRIDE - 1) await breathe();
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
  await breathe();
  const ordered = column.type === 'number' || column.type === 'date';
  return {
    name: column.name,
    type: column.type,
    unit: column.type === 'number' ? column.unit : '',
    values: keepValues && column.type === 'text' ? valuesIn(different) : [],
    missing,
    zeros,
    unique: missing === 0 && different.size === column.cells.length && different.size > 1,
    ...(ordered && min !== undefined && max !== undefined ? { min, max } : {}),
  };
}

function valuesIn(different: ReadonlySet<number | string>): string[] {
  if (different.size > MOST_VALUES) return [];
  return [...different].map(String).filter((value) => value.length <= LONGEST_VALUE);
}

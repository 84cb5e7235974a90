import type { Breathe } from '../../../tools/breathe.ts';
import type { Column, ColumnType, Table } from '../../../tools/table/table.ts';

/** What must be known of a table to understand words about it. */
export interface TableFacts {
  file: string;
  rowCount: number;
  columns: readonly ColumnFacts[];
}

export interface ColumnFacts {
  name: string;
  type: ColumnType;
  /** The different values of a column of words, where there are few enough to be names of things. */
  values: readonly string[];
}

const MOST_VALUES = 300;
/** In all columns of a table together: what is looked up for every word must stay small. */
const MOST_ALTOGETHER = 5000;
const LONGEST_VALUE = 60;

/** Takes from a table what is needed to understand words about it. */
export async function tableFacts(table: Table, breathe: Breathe): Promise<TableFacts> {
  const columns: ColumnFacts[] = [];
  let known = 0;
  for (const column of table.columns) {
    const values = known < MOST_ALTOGETHER ? valuesOf(column) : [];
    known += values.length;
    columns.push({ name: column.name, type: column.type, values });
    await breathe();
  }
  return { file: table.file, rowCount: table.rowCount, columns };
}

function valuesOf(column: Column): string[] {
  if (column.type !== 'text' && column.type !== 'boolean') return [];
  const values = new Set<string>();
  for (const cell of column.cells) {
    if (cell === '') continue;
    if (cell.length <= LONGEST_VALUE) values.add(cell);
    if (values.size > MOST_VALUES) return [];
  }
  return [...values];
}

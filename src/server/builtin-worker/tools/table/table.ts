export const COLUMN_TYPES = ['number', 'date', 'boolean', 'text'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

interface ColumnFacts {
  readonly name: string;
  /** Cells with nothing in them. */
  readonly missing: number;
  /** Cells that hold something which is not of the column's type; they count as missing. */
  readonly unreadable: number;
  /** Of those with nothing in them: cells that say so in words, such as "NA". */
  readonly saidMissing: number;
  /** Whether cells hold figures that can't be read, such as ">100", or that can be read in two ways. */
  readonly unclear: boolean;
}

export interface NumberColumn extends ColumnFacts {
  readonly type: 'number';
  /** One a row; NaN where missing. */
  readonly cells: Float64Array;
  /** A currency sign or code, or %, where the whole column carries the same; '' otherwise. */
  readonly unit: string;
  /** Whether its cells carry different units. */
  readonly mixed: boolean;
}

export interface WordColumn extends ColumnFacts {
  /** Dates are kept as ISO text (`2025-03-01`, or with ` 14:30`), so that they compare as text. */
  readonly type: 'date' | 'boolean' | 'text';
  /** Whether day and month of its dates may be swapped. */
  readonly unsure: boolean;
  /** One a row; '' where missing. */
  readonly cells: readonly string[];
}

export type Column = NumberColumn | WordColumn;

export interface Table {
  readonly file: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** The lines of the file that the rows stand on, from 1, both inclusive. */
  readonly lines: { readonly from: number; readonly to: number };
  /** How it was read, where that is worth telling: in words for the operator, one clause each. */
  readonly notes: readonly string[];
}

/** A table as it was cut into cells, before anything is known of them: by columns, '' where there is nothing. */
export interface RawTable {
  names: string[];
  columns: string[][];
  rowCount: number;
  lines: { from: number; to: number };
  notes: string[];
  /** Whether fields were parted by a semicolon, the habit of places that write a decimal comma. */
  semicolons: boolean;
}

export function isMissing(column: Column, row: number): boolean {
  return column.type === 'number' ? Number.isNaN(column.cells[row]) : column.cells[row] === '';
}

/** A cell as it is handed out: a number, text, or null where missing. */
export function cellAt(column: Column, row: number): number | string | null {
  const cell = column.cells[row];
  return cell === undefined || cell === '' || Number.isNaN(cell) ? null : cell;
}

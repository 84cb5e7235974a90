export const COLUMN_TYPES = ['number', 'date', 'boolean', 'text'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

interface ColumnFacts {
  readonly name: string;
  readonly missing: number;
  /** Cells not of the column's type, which count as missing. */
  readonly unreadable: number;
  /** Missing cells that held a marker such as "NA". */
  readonly missingMarkers: number;
  /** Whether some figures are unreadable (">100") or ambiguous. */
  readonly hasUnclearCells: boolean;
}

export interface NumberColumn extends ColumnFacts {
  readonly type: 'number';
  /** NaN if missing. */
  readonly cells: Float64Array;
  /** A currency or %, if the whole column has the same one. */
  readonly unit: string;
  readonly hasMixedUnits: boolean;
}

export interface WordColumn extends ColumnFacts {
  /** Dates are ISO text, so they compare as text. */
  readonly type: 'date' | 'boolean' | 'text';
  readonly hasAmbiguousDates: boolean;
  /** '' if missing. */
  readonly cells: readonly string[];
}

export type Column = NumberColumn | WordColumn;

export interface Table {
  readonly file: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Lines of the file, from 1, inclusive. */
  readonly lines: { readonly from: number; readonly to: number };
  /** How the file was read, for the operator. */
  readonly notes: readonly string[];
}

/** Columns of text before their types are known. '' for empty cells. */
export interface RawTable {
  names: string[];
  columns: string[][];
  rowCount: number;
  lines: { from: number; to: number };
  notes: string[];
  /** Whether semicolons separate fields, which suggests decimal commas. */
  semicolons: boolean;
}

export function isMissing(column: Column, row: number): boolean {
  return column.type === 'number' ? Number.isNaN(column.cells[row]) : column.cells[row] === '';
}

/** null if missing. */
export function cellAt(column: Column, row: number): number | string | null {
  const cell = column.cells[row];
  return cell === undefined || cell === '' || Number.isNaN(cell) ? null : cell;
}

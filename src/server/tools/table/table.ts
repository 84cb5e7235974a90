export const COLUMN_TYPES = ['number', 'date', 'boolean', 'text'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

interface ColumnFacts {
  readonly name: string;
  readonly missing: number;
  /** Count as missing. */
  readonly unreadable: number;
  /** Missing cells that held "NA" or the like. */
  readonly missingMarkers: number;
  /** Some figures are unreadable (">100") or ambiguous. */
  readonly hasUnclearCells: boolean;
}

export interface NumberColumn extends ColumnFacts {
  readonly type: 'number';
  /** NaN if missing. */
  readonly cells: Float64Array;
  /** A currency or %, if all cells have the same. */
  readonly unit: string;
  readonly hasMixedUnits: boolean;
}

export interface WordColumn extends ColumnFacts {
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
  /** From 1, inclusive. */
  readonly lines: { readonly from: number; readonly to: number };
  readonly notes: readonly string[];
}

export interface RawTable {
  names: string[];
  columns: string[][];
  rowCount: number;
  lines: { from: number; to: number };
  notes: string[];
  /** Suggests decimal commas. */
  semicolons: boolean;
}

export function isMissing(column: Column, row: number): boolean {
  return column.type === 'number' ? Number.isNaN(column.cells[row]) : column.cells[row] === '';
}

export function cellAt(column: Column, row: number): number | string | null {
  const cell = column.cells[row];
  return cell === undefined || cell === '' || Number.isNaN(cell) ? null : cell;
}

import type { Filter, FilterOp, MeasureOp, Query } from '../tools/table/query.ts';
import type { DatePart } from '../tools/table/parse-date.ts';
import type { ColumnFacts } from './table-facts.ts';

/** What one reading of a question asks for. */
export interface QueryRequest {
  chart: boolean;
  save: boolean;
  filters: Condition[];
  clearFilters: boolean;
  /** Adds to the previous measures or conditions instead of replacing them: "also the median". */
  extendsPrevious: boolean;
  groupBy: { column: ColumnFacts; part?: DatePart | undefined }[];
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** Measures that take the columns of the previous query: "now the median". */
  opsWithoutColumn: MeasureOp[];
  /** Lists rows. */
  list: boolean;
  /** Has a verb such as "list" or "which". */
  shown: boolean;
  columns: ColumnFacts[];
  /** Columns without a measure or verb: "price by city". */
  unplacedColumns: ColumnFacts[];
  limit: number | undefined;
  /** `limit` needs an order: "top 5". */
  ranked: boolean;
  order: 'asc' | 'desc' | undefined;
  sortBy: { column?: ColumnFacts | undefined; op?: MeasureOp | undefined } | undefined;
  /** Reverses the previous ranking: "and the lowest?" */
  reversed: boolean;
  /** Only the first row and its ties: "which city has the highest …". */
  first: boolean;
  /** Further columns of the first row: "and its city". */
  columnsOfFirstRow: ColumnFacts[] | undefined;
  /** Lists distinct values. */
  names: boolean;
  /** The problem to report unless each group has one row. */
  oneRowPerGroup: string | undefined;
  /** Rows with missing-value markers, excluded from the ranking. */
  unrankedMarkers: number;
  /** Dates whose months are ranked. Must be of one year. */
  rankedMonths: ColumnFacts | undefined;
  /** Shown instead of a lead figure. */
  warning: string | undefined;
  problems: Problem[];
  /** Sentences about how the answer counts. */
  notes: string[];
}

export interface Condition extends Filter {
  /** Values joined by "and". */
  joined?: boolean;
  /** The column was implied, so the condition may be about groups instead. */
  bare?: boolean;
  /** A range of years with an implied column, which may be another figure. */
  range?: boolean;
}

export interface Problem {
  /** `ambiguous`: other readings may be wrong as well. `invalid`: only this reading is. */
  kind: 'ambiguous' | 'invalid';
  message: string;
  /** A number that may be a fraction or a percentage. */
  share?: string;
  meanings?: readonly Query[];
}

/** A parsed piece of a question: adds what it means to the request. */
export type Piece = (request: QueryRequest) => void;

export function emptyRequest(): QueryRequest {
  return {
    chart: false,
    save: false,
    filters: [],
    clearFilters: false,
    extendsPrevious: false,
    groupBy: [],
    measures: [],
    opsWithoutColumn: [],
    list: false,
    shown: false,
    columns: [],
    unplacedColumns: [],
    limit: undefined,
    ranked: false,
    reversed: false,
    order: undefined,
    sortBy: undefined,
    first: false,
    columnsOfFirstRow: undefined,
    names: false,
    oneRowPerGroup: undefined,
    unrankedMarkers: 0,
    rankedMonths: undefined,
    warning: undefined,
    problems: [],
    notes: [],
  };
}

export const noEffect: Piece = () => {};

export function all(pieces: readonly Piece[]): Piece {
  return (request) => {
    for (const piece of pieces) piece(request);
  };
}

export function reject(message: string): Piece {
  return ({ problems }) => void problems.push({ kind: 'invalid', message });
}

export function clarify(message: string): Piece {
  return (request) => askToClarify(request, message);
}

export function askToClarify({ problems }: QueryRequest, message: string, meanings: readonly Query[] = []): void {
  problems.push({ kind: 'ambiguous', message, meanings });
}

export function where(
  column: ColumnFacts,
  op: FilterOp,
  value?: Condition['value'],
  flags: Pick<Condition, 'joined' | 'range'> = {},
): Piece {
  const condition: Condition = value === undefined ? { column: column.name, op } : { column: column.name, op, value };
  return (request) => {
    request.filters.push({ ...condition, ...flags });
    if (op === 'is not' && column.missing > 0) request.notes.push(`Rows without ${column.name} are counted in.`);
  };
}

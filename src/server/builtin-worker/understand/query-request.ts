import type { Filter, FilterOp, MeasureOp, Query } from '../../tools/table/query.ts';
import type { DatePart } from '../../tools/table/parse-date.ts';
import type { ColumnFacts } from './table-facts.ts';

/** One reading of a question. */
export interface QueryRequest {
  chart: boolean;
  save: boolean;
  filters: Condition[];
  clearFilters: boolean;
  /** "also the median" adds to the previous measures or conditions. */
  extendsPrevious: boolean;
  groupBy: { column: ColumnFacts; part?: DatePart | undefined }[];
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** "now the median" takes the previous columns. */
  opsWithoutColumn: MeasureOp[];
  list: boolean;
  /** Has a verb such as "list". */
  shown: boolean;
  columns: ColumnFacts[];
  /** "price by city" */
  unplacedColumns: ColumnFacts[];
  limit: number | undefined;
  /** "top 5" needs an order. */
  ranked: boolean;
  order: 'asc' | 'desc' | undefined;
  sortBy: { column?: ColumnFacts | undefined; op?: MeasureOp | undefined } | undefined;
  /** "and the lowest?" */
  reversed: boolean;
  /** "which city has the highest …" */
  first: boolean;
  /** "and its city" */
  columnsOfFirstRow: ColumnFacts[] | undefined;
  names: boolean;
  /** Reported unless each group has one row. */
  oneRowPerGroup: string | undefined;
  /** Excluded from the ranking. */
  unrankedMarkers: number;
  /** Must be of one year. */
  rankedMonths: ColumnFacts | undefined;
  warning: string | undefined;
  problems: Problem[];
  notes: string[];
}

export interface Condition extends Filter {
  joined?: boolean;
  /** The column was implied, so the condition may be about groups. */
  bare?: boolean;
  /** Of years, with an implied column. */
  range?: boolean;
}

export interface Problem {
  /** `ambiguous`: other readings may be wrong as well. */
  kind: 'ambiguous' | 'invalid';
  message: string;
  /** May be a fraction or a percentage. */
  share?: string;
  meanings?: readonly Query[];
}

/** Adds a parsed part of the question to the request. */
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

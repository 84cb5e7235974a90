import type { Filter, FilterOp, MeasureOp, Query } from '../tools/table/query.ts';
import type { DatePart } from '../tools/table/parse-date.ts';
import type { ColumnFacts } from './table-facts.ts';

/** What one reading of a question asks for. */
export interface Request {
  chart: boolean;
  save: boolean;
  filters: Condition[];
  clearFilters: boolean;
  /** Adds to the previous measures instead of replacing them: "also the median". */
  adds: boolean;
  groupBy: { column: ColumnFacts; part?: DatePart | undefined }[];
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** Measures without a column: "now the median". Only in follow-ups. */
  bareOps: MeasureOp[];
  /** Lists rows. */
  list: boolean;
  /** Has a verb of showing: "list", "which". */
  shown: boolean;
  columns: ColumnFacts[];
  /** Columns without a verb or measure: "price by city". */
  unplacedColumns: ColumnFacts[];
  limit: number | undefined;
  /** Asks for the first rows of an order. */
  ranked: boolean;
  order: 'asc' | 'desc' | undefined;
  sortBy: { column?: ColumnFacts | undefined; op?: MeasureOp | undefined } | undefined;
  /** Reverses the previous ranking. */
  reversed: boolean;
  /** Asks for the first row and its ties: "which city has the highest …". */
  first: boolean;
  /** Other columns of the highest or lowest row: "and its city". */
  its: ColumnFacts[] | undefined;
  /** Lists distinct values. */
  names: boolean;
  /** Problem to report unless each group has one row. */
  oneRowEach: string | undefined;
  /** Rows with missing-value markers that the ranking excludes. */
  unranked: number;
  /** Dates whose months are ranked. Must be of one year. */
  rankedMonths: ColumnFacts | undefined;
  /** A warning to put before the table. */
  caution: string | undefined;
  problems: Problem[];
  /** Sentences about how the answer counts. */
  notes: string[];
}

export interface Condition extends Filter {
  /** Values joined by "and". */
  joined?: boolean;
  /** The column was implied, so it may be about groups or measures instead. */
  bare?: boolean;
  /** A range of years with an implied column, which may be another figure. */
  range?: boolean;
}

export interface Problem {
  /** `ambiguous`: ambiguous, so that other readings may be wrong as well. `invalid`: this reading is impossible. */
  kind: 'ambiguous' | 'invalid';
  message: string;
  /** A number that may be a fraction or a percentage, as written. */
  share?: string;
  /** Possible meanings. */
  meanings?: readonly Query[];
}

/** A parsed piece of a question, which adds its meaning to the request. */
export type Piece = (request: Request) => void;

export function emptyRequest(): Request {
  return {
    chart: false,
    save: false,
    filters: [],
    clearFilters: false,
    adds: false,
    groupBy: [],
    measures: [],
    bareOps: [],
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
    its: undefined,
    names: false,
    oneRowEach: undefined,
    unranked: 0,
    rankedMonths: undefined,
    caution: undefined,
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

/** This reading doesn't fit the table. */
export function reject(message: string): Piece {
  return ({ problems }) => void problems.push({ kind: 'invalid', message });
}

/** The question is ambiguous. */
export function clarify(message: string): Piece {
  return (request) => askToClarify(request, message);
}

export function askToClarify({ problems }: Request, message: string, meanings: readonly Query[] = []): void {
  problems.push({ kind: 'ambiguous', message, meanings });
}

/** Adds a condition on rows. */
export function where(
  column: ColumnFacts,
  op: FilterOp,
  value?: Condition['value'],
  said: Pick<Condition, 'joined' | 'range'> = {},
): Piece {
  const condition: Condition = value === undefined ? { column: column.name, op } : { column: column.name, op, value };
  return (request) => {
    request.filters.push({ ...condition, ...said });
    if (op === 'is not' && column.missing > 0) request.notes.push(`Rows without ${column.name} are counted in.`);
  };
}

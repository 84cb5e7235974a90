import type { Filter, FilterOp, MeasureOp, Query } from '../tools/table/query.ts';
import type { DatePart } from '../tools/table/parse-date.ts';
import type { ColumnFacts } from './table-facts.ts';

/** What one reading of a question asks for. */
export interface Request {
  chart: boolean;
  save: boolean;
  filters: Condition[];
  clearFilters: boolean;
  /** "also the median" */
  adds: boolean;
  groupBy: { column: ColumnFacts; part?: DatePart | undefined }[];
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** "now the median" */
  bareOps: MeasureOp[];
  list: boolean;
  /** "list", "which" */
  shown: boolean;
  columns: ColumnFacts[];
  /** "price by city" */
  unplacedColumns: ColumnFacts[];
  limit: number | undefined;
  ranked: boolean;
  order: 'asc' | 'desc' | undefined;
  sortBy: { column?: ColumnFacts | undefined; op?: MeasureOp | undefined } | undefined;
  /** "and the lowest?" after a ranking. */
  reversed: boolean;
  /** "which city has the highest …" */
  first: boolean;
  /** "and its city" */
  its: ColumnFacts[] | undefined;
  names: boolean;
  /** Problem unless each group has one row. */
  oneRowEach: string | undefined;
  /** Rows with missing-value markers, excluded from the ranking. */
  unranked: number;
  /** Must be of one year. */
  rankedMonths: ColumnFacts | undefined;
  /** Replaces the lead figure. */
  caution: string | undefined;
  problems: Problem[];
  notes: string[];
}

export interface Condition extends Filter {
  /** Values joined by "and". */
  joined?: boolean;
  /** The column was implied. */
  bare?: boolean;
  /** A range of years with an implied column. */
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

/** A parsed piece of a question. */
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

export function reject(message: string): Piece {
  return ({ problems }) => void problems.push({ kind: 'invalid', message });
}

export function clarify(message: string): Piece {
  return (request) => askToClarify(request, message);
}

export function askToClarify({ problems }: Request, message: string, meanings: readonly Query[] = []): void {
  problems.push({ kind: 'ambiguous', message, meanings });
}

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

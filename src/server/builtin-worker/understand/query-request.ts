import type { Filter, MeasureOp, Query } from '../tools/table/query.ts';
import type { DatePart } from '../tools/table/read-date.ts';
import type { ColumnFacts } from './table-facts.ts';

/** What one reading of a question asks for, piece by piece. */
export interface Request {
  chart: boolean;
  save: boolean;
  filters: Condition[];
  clearFilters: boolean;
  /** A follow-up adds to the figures before instead of replacing them: "also the median". */
  adds: boolean;
  groupBy: { column: ColumnFacts; part?: DatePart | undefined }[];
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** Figures without a column: "now the median". Only a follow-up has them. */
  bareOps: MeasureOp[];
  /** The rows themselves are asked for. */
  list: boolean;
  /** A verb asks to show what follows: "list", "which". */
  shown: boolean;
  columns: ColumnFacts[];
  /** Columns that are named with no word for what to do with them: "price by city". */
  open: ColumnFacts[];
  limit: number | undefined;
  /** The first rows of an order are asked for, not just any rows. */
  ranked: boolean;
  order: 'asc' | 'desc' | undefined;
  sortBy: { column?: ColumnFacts | undefined; op?: MeasureOp | undefined } | undefined;
  /** The ranking before is read from its other end. */
  turned: boolean;
  /** The answer is the first row, with those that tie: "which city has the highest …". */
  first: boolean;
  /** What else is asked of the row with the highest or lowest value: "and its city". */
  its: ColumnFacts[] | undefined;
  /** The result only lists different values. */
  names: boolean;
  /** The figure is clear only if every group is one row; else this must be asked. */
  oneRowEach: string | undefined;
  /** Rows that a ranking by number of rows leaves out, though they may make a group of their own. */
  unranked: number;
  /** The dates whose months are ranked: those of one year only. */
  rankedMonths: ColumnFacts | undefined;
  /** What must be known before the result is read. */
  caution: string | undefined;
  /** Why this reading can't be answered. */
  problems: Problem[];
  /** What the answer must tell of how it counts; one sentence each. */
  notes: string[];
}

export interface Condition extends Filter {
  /** Several values that were joined by "and". */
  joined?: boolean;
  /** Its column was not named: beside groups or figures, those could be meant. */
  bare?: boolean;
  /** A range of years whose column nobody named: it could be another figure as well. */
  range?: boolean;
}

export interface Problem {
  /** `open`: the question leaves something open, so that another reading may be wrong too. `unfit`: it can't be meant so. */
  kind: 'open' | 'unfit';
  words: string;
  /** A number that may be a share or a percentage, as it was said. */
  share?: string;
  /** What can be meant. */
  meanings?: readonly Query[];
}

/** A piece of a question: what it adds to the request. */
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
    open: [],
    limit: undefined,
    ranked: false,
    turned: false,
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

export const nothing: Piece = () => {};

export function all(pieces: readonly Piece[]): Piece {
  return (request) => {
    for (const piece of pieces) piece(request);
  };
}

/** This reading does not fit the table. */
export function unfit(words: string): Piece {
  return ({ problems }) => void problems.push({ kind: 'unfit', words });
}

/** The question must say more. */
export function open(words: string): Piece {
  return (request) => askFor(request, words);
}

/** The request must say more. */
export function askFor({ problems }: Request, words: string, meanings: readonly Query[] = []): void {
  problems.push({ kind: 'open', words, meanings });
}

import type { DatePart } from '../../../tools/table/read-date.ts';
import type { Filter, MeasureOp } from '../../../tools/table/query.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import type { Mark } from './mark-words.ts';

/** What was understood so far, piece by piece. */
export interface Request {
  chart: boolean;
  save: boolean;
  filters: Filter[];
  /** Conditions of which only the figure is known: "over 500000". */
  loose: { op: '>' | '>=' | '<' | '<='; value: number }[];
  clearFilters: boolean;
  /** A follow-up adds to what was asked before instead of replacing it: "also the median". */
  adds: boolean;
  groupBy: ColumnFacts[];
  datePart: DatePart | undefined;
  measures: { op: MeasureOp; column?: ColumnFacts }[];
  /** Figures asked for without a column: "now the median". */
  bareOps: MeasureOp[];
  columns: ColumnFacts[];
  list: boolean;
  limit: number | undefined;
  order: 'asc' | 'desc' | undefined;
  /** A column, or a measure's label. */
  sortBy: string | undefined;
  /** The answer is the first row: "which city has the highest …". */
  first: boolean;
  problems: string[];
  said: string[];
}

export function emptyRequest(): Request {
  return {
    chart: false,
    save: false,
    filters: [],
    loose: [],
    clearFilters: false,
    adds: false,
    groupBy: [],
    datePart: undefined,
    measures: [],
    bareOps: [],
    columns: [],
    list: false,
    limit: undefined,
    order: undefined,
    sortBy: undefined,
    first: false,
    problems: [],
    said: [],
  };
}

/** Reads phrases off a text: what a rule took is gone for the rules after it. */
export interface Reader {
  readonly facts: TableFacts;
  readonly request: Request;
  /** The words that no rule has taken; "¦" stands where something was. */
  rest(): string;
  /** Runs a rule as often as it fits. The rule answers false where the phrase is not its own after all. */
  eat(pattern: string, rule: (groups: (string | undefined)[]) => boolean | void): void;
  /** What stands behind a mark like ⟦c3⟧. */
  mark(text: string | undefined): Mark | undefined;
  column(text: string | undefined): ColumnFacts | undefined;
  /** All columns in a list like "⟦c1⟧ , ⟦c2⟧ and ⟦c3⟧". */
  columnsIn(text: string | undefined): ColumnFacts[];
}

export const C = '⟦c\\d+⟧';
export const V = '⟦v\\d+⟧';
export const N = '⟦n\\d+⟧';
export const D = '⟦[dn]\\d+⟧';
export const R = '⟦r⟧';
/** One column, or several in a list. */
export const CLIST = `${C}(?: (?:, and|,|and|&) ${C})*`;

export function createReader(text: string, marks: readonly Mark[], facts: TableFacts, request: Request): Reader {
  let rest = text;
  const mark = (at: string | undefined): Mark | undefined => {
    const found = /^⟦[a-z](\d+)⟧$/.exec(at ?? '');
    return found === null ? undefined : marks[Number(found[1])];
  };
  const column = (at: string | undefined): ColumnFacts | undefined => {
    const found = mark(at);
    return found?.kind === 'c' ? found.column : undefined;
  };
  return {
    facts,
    request,
    rest: () => rest,
    mark,
    column,
    columnsIn: (list) => (list?.match(new RegExp(C, 'g')) ?? []).flatMap((one) => column(one) ?? []),
    eat(pattern, rule) {
      const expression = new RegExp(`(?<= )${pattern}(?= )`, 'gu');
      rest = rest.replace(expression, (whole: string, ...groups: unknown[]) => {
        const texts = groups.slice(
          0,
          groups.findIndex((group) => typeof group === 'number'),
        );
        const taken = rule(texts.map((group) => (typeof group === 'string' ? group : undefined)));
        return taken === false ? whole : '¦';
      });
    },
  };
}

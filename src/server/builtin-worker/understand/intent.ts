import type { Query } from '../tools/table/query.ts';
import type { Arithmetic, AmbiguousArithmetic } from './parse-arithmetic.ts';
import type { TableFacts } from './table-facts.ts';
import type { TableRequest } from './parse-table-request.ts';

/** The files that a turn is about. */
export interface Scope {
  tables: readonly TableFacts[];
  texts: readonly string[];
  unreadable: readonly { file: string; why: string }[];
  /** Of earlier turns. */
  lastQuery: Query | undefined;
}

/** What the input asks the worker to do. */
export type Intent =
  | { kind: 'calculate'; arithmetic: Arithmetic | AmbiguousArithmetic }
  | { kind: 'query'; request: TableRequest; others: string[] }
  | { kind: 'overview'; tables: string[]; texts: string[]; sentences: number | undefined; save: boolean }
  | { kind: 'search'; files: string[]; find: string; question: boolean }
  | { kind: 'read'; file: string; from: number; to: number }
  /** `offers`: questions with an answer. */
  | { kind: 'ask'; problem: string; offers: readonly string[] }
  | { kind: 'decline'; offers: readonly string[] };

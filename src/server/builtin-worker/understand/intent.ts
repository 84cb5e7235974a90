import type { Query } from '../tools/table/query.ts';
import type { Arithmetic, UnclearArithmetic } from './find-arithmetic.ts';
import type { TableFacts } from './table-facts.ts';
import type { TableRequest } from './read-table-request.ts';

/** The files that a turn is about. */
export interface Scope {
  tables: readonly TableFacts[];
  texts: readonly string[];
  /** Files of kinds that can't be read, and tables that can't, with why. */
  unreadable: readonly { file: string; why: string }[];
  /** The last query of the task's earlier turns. */
  lastQuery: Query | undefined;
}

/** What the worker is going to do. */
export type Errand =
  | { kind: 'calculate'; arithmetic: Arithmetic | UnclearArithmetic }
  | { kind: 'query'; request: TableRequest; others: string[] }
  | { kind: 'overview'; tables: string[]; texts: string[]; sentences: number | undefined; save: boolean }
  | { kind: 'search'; files: string[]; find: string; question: boolean }
  | { kind: 'read'; file: string; from: number; to: number }
  /** The question has no clear meaning: why, and questions that have one. */
  | { kind: 'ask'; problem: string; offers: readonly string[] }
  | { kind: 'decline'; offers: readonly string[] };

import type { Query } from '../../tools/table/query.ts';
import type { Arithmetic, AmbiguousArithmetic } from './parse-arithmetic.ts';
import type { TableFacts } from './table-facts.ts';
import type { TableRequest } from './parse-table-request.ts';

export interface Scope {
  tables: readonly TableFacts[];
  texts: readonly string[];
  unreadable: readonly { file: string; why: string }[];
  lastQuery: Query | undefined;
}

export type Intent =
  | { kind: 'calculate'; arithmetic: Arithmetic | AmbiguousArithmetic }
  | { kind: 'query'; request: TableRequest; others: string[] }
  | { kind: 'overview'; tables: string[]; texts: string[]; sentences: number | undefined; save: boolean }
  | { kind: 'search'; files: string[]; find: string; question: boolean }
  | { kind: 'read'; file: string; from: number; to: number }
  | { kind: 'ask'; problem: string; offers: readonly string[] }
  | { kind: 'decline'; offers: readonly string[] };

import { listNames } from '../../../tools/table/find-column.ts';
import { fold, nameWords, nearlySame, singular, squash } from '../../../tools/text/fold.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { RULE_WORDS } from './vocabulary.ts';

/** How the words lead to the column: they are nearly its name, or a part of it. */
export type Fit = 'slip' | 'part';
export type ColumnMatch = { column: ColumnFacts; fit: Fit } | { among: readonly ColumnFacts[] };

/** A table's names and values, laid out to be found by words. */
export interface NameIndex {
  /** The column that carries these words as its name, whatever the case, the marks between words, or singular and plural. */
  columnNamed(spoken: readonly string[]): ColumnFacts | undefined;
  /** The column that one word means by being part of its name, or by a slip of the fingers; `among` where it could be several. */
  columnLike(word: string): ColumnMatch | undefined;
  /** A value of a column of words. */
  valueNamed(spoken: string): { value: string; column: ColumnFacts } | undefined;
}

export function createNameIndex(facts: TableFacts): NameIndex {
  const entries = facts.columns.map((column) => {
    const parts = nameWords(column.name).map(singular);
    const lastPlain = nameWords(column.name).slice(0, -1);
    return { column, parts, single: squash([...lastPlain, parts.at(-1) ?? ''].join('')) };
  });
  const names = new Map(facts.columns.toReversed().map((column) => [squash(column.name), column]));
  const singles = new Map(entries.toReversed().map(({ single, column }) => [single, column]));
  const values = new Map<string, { value: string; column: ColumnFacts }>();
  for (const column of facts.columns) {
    if (column.type !== 'text') continue;
    for (const value of column.values) {
      const key = squash(value);
      if (!values.has(key)) values.set(key, { value, column });
    }
  }

  return {
    columnNamed(spoken) {
      const whole = squash(spoken.join(''));
      if (whole === '') return undefined;
      const last = singular(fold(spoken.at(-1) ?? ''));
      return names.get(whole) ?? singles.get(squash([...spoken.slice(0, -1), last].join('')));
    },
    columnLike(word) {
      const spoken = singular(fold(word));
      if (spoken.length < 3 || RULE_WORDS.has(fold(word)) || RULE_WORDS.has(spoken)) return undefined;
      const partly = entries.filter(({ parts }) => parts.includes(spoken));
      const slips = entries.filter(({ single }) => nearlySame(single, spoken));
      const inner = entries.filter(({ parts }) => parts.some((part) => part.length > 3 && nearlySame(part, spoken)));
      return (
        matchOf(partly, 'part') ?? matchOf(slips, 'slip') ?? (inner.length === 1 ? matchOf(inner, 'slip') : undefined)
      );
    },
    valueNamed: (spoken) => values.get(squash(spoken)),
  };
}

function matchOf(found: readonly { column: ColumnFacts }[], fit: Fit): ColumnMatch | undefined {
  const [one] = found;
  if (one === undefined) return undefined;
  return found.length === 1 ? { column: one.column, fit } : { among: found.map(({ column }) => column) };
}

/** "No column fits "weight". homes.csv has city, price and rooms." */
export function noColumn(facts: TableFacts, word: string): string {
  return `No column fits "${word}". ${facts.file} has ${listNames(facts.columns)}.`;
}

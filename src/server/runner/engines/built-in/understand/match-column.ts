import { listNames } from '../../../tools/table/find-column.ts';
import { fold, nameWords, nearlySame, singular, squash } from '../../../tools/text/fold.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { RULE_WORDS } from './vocabulary.ts';

/** How the words lead to the column: they are its name, nearly so, or a part of it. */
export type Fit = 'name' | 'slip' | 'part';
export type ColumnMatch = { column: ColumnFacts; fit: Fit } | { among: readonly ColumnFacts[] };

/** The column that carries these words as its name, whatever the case, the marks between words, or singular and plural. */
export function columnNamed(facts: TableFacts, spoken: readonly string[]): ColumnFacts | undefined {
  const whole = squash(spoken.join(''));
  if (whole === '') return undefined;
  const one = squash([...spoken.slice(0, -1), singular(fold(spoken.at(-1) ?? ''))].join(''));
  return (
    facts.columns.find(({ name }) => squash(name) === whole) ??
    facts.columns.find(({ name }) => squashSingular(name) === one)
  );
}

function squashSingular(name: string): string {
  const parts = nameWords(name);
  return squash([...parts.slice(0, -1), singular(parts.at(-1) ?? '')].join(''));
}

/** The column that one word means by a slip of the fingers or by being part of its name; `among` where it could be several. */
export function columnLike(facts: TableFacts, word: string): ColumnMatch | undefined {
  const spoken = singular(fold(word));
  if (spoken.length < 3 || RULE_WORDS.has(fold(word)) || RULE_WORDS.has(spoken)) return undefined;
  const parts = facts.columns.filter(({ name }) => nameWords(name).some((part) => singular(part) === spoken));
  if (parts.length === 1 && parts[0] !== undefined) return { column: parts[0], fit: 'part' };
  if (parts.length > 1) return { among: parts };
  const slips = facts.columns.filter(({ name }) => nearlySame(squashSingular(name), spoken));
  if (slips.length === 1 && slips[0] !== undefined) return { column: slips[0], fit: 'slip' };
  if (slips.length > 1) return { among: slips };
  const inner = facts.columns.filter(({ name }) =>
    nameWords(name).some((part) => part.length > 3 && nearlySame(singular(part), spoken)),
  );
  return inner.length === 1 && inner[0] !== undefined ? { column: inner[0], fit: 'slip' } : undefined;
}

/** "No column fits "weight". homes.csv has city, price and rooms." */
export function noColumn(facts: TableFacts, word: string): string {
  return `No column fits "${word}". ${facts.file} has ${listNames(facts.columns)}.`;
}

import { fold, nameWords, plural, singular, squash } from '../../../tools/text/fold.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { isGrammarWord } from './vocabulary.ts';

const ROW_NOUNS = ['row', 'record', 'entry', 'line'];
/** Columns that say how many things a row stands for. */
const COUNTS = /^(?:count|counts|n|number|freq|frequency|people)$/i;

/** Words with the last one in the singular. */
export function wordsKey(words: readonly string[]): string {
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ');
}

/** What a longer name may be called for short: `list_price` is "price", `Weight_in_lbs` "weight", `Body Mass (g)` "body mass". */
export function mainNames({ name }: ColumnFacts, { columns }: TableFacts): string[] {
  const words = nameWords(name.replace(/\([^)]*\)\s*$/, ''));
  const until = words.findIndex((word, i) => i > 0 && /^(?:in|of|per|to|from|by|for|on|at)$/.test(word));
  const base = until < 0 ? words : words.slice(0, until);
  const unitless = base.length > 1 && UNITS.test(base.at(-1) ?? '') ? base.slice(0, -1) : base;
  // `temp_min` is no "temp" beside `temp_max`.
  const shared =
    base !== unitless && columns.some((other) => other.name !== name && startsWith(nameWords(other.name), unitless));
  const main = shared ? base : unitless;
  return main
    .map((_, i) => main.slice(i))
    .filter((tail) => (tail.at(-1) ?? '').length > 2 && !(tail.length === 1 && isGrammarWord(tail[0] ?? '')))
    .map((tail) => squash(wordsKey(tail)));
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, i) => words[i] === word);
}

const UNITS = /^(?:m2|m3|km2|km|cm|mm|ft|mi|kg|g|lbs?|oz|min|mins|sec|ms|hrs?|usd|eur|gbp|pct|percent|id)$/;

/**
 * The nouns that stand for a row. The file's name is one, if it is a single word and no column has that name; not if a
 * row stands for many of them, as in a table of counts.
 */
export function rowNouns({ file, columns }: TableFacts): Set<string> {
  const words = fold(file.replace(/\.[^.]*$/, ''))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  const [word = ''] = words;
  const nouns = [...ROW_NOUNS];
  const counted = columns.some(({ name }) => COUNTS.test(name));
  const isColumn = columns.some(({ name }) => singular(squash(name)) === singular(word));
  if (words.length === 1 && word.length > 2 && !counted && !isColumn) {
    nouns.push(
      word,
      singular(word),
      ...(word.endsWith('ies') ? [word.slice(0, -1)] : []),
      ...(word === 'people' ? ['person'] : []),
    );
  }
  return new Set(nouns.flatMap((noun) => [noun, plural(noun)]).map(squash));
}

/** Columns in which every row has another value: their plurals stand for the rows. */
export function keyNouns({ columns }: TableFacts): Set<string> {
  const nouns = columns.flatMap((column) => {
    if (!column.unique) return [];
    if (column.type === 'date') return dateNoun(column);
    if (isYear(column)) return ['year'];
    return column.type === 'text' && !/\bid\b|name$/i.test(column.name) ? [fold(column.name)] : [];
  });
  return new Set(nouns.map((noun) => squash(plural(noun))));
}

/** A table with one row for every day is a table of days. */
function dateNoun({ min, max }: ColumnFacts): string[] {
  const [from, to] = [String(min ?? ''), String(max ?? '')];
  if (from.length !== to.length) return [];
  return from.length === 10 && !(from.endsWith('-01') && to.endsWith('-01')) ? ['day'] : [];
}

/** Whether a column's dates are days, one for each row. */
export function isDaily({ type, unique, min, max }: ColumnFacts): boolean {
  return type === 'date' && unique && String(min).length === 10 && String(max).length === 10;
}

export function isYear({ name, type }: ColumnFacts): boolean {
  return type === 'number' && nameWords(name).some((word) => word === 'year' || word === 'years');
}

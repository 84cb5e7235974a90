import { normalize, nameWords, plural, singular, squash } from '../tools/text/normalize-words.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { isGrammarWord } from './vocabulary.ts';

const ROW_NOUNS = ['row', 'record', 'entry', 'line'];
/** Names of columns that say how many things a row stands for. */
const COUNTS =
  /^(?:n|number|num|people|total|units|cases|sum)$|^(?:number|num) of |\b(?:counts?|freq|frequency|quantity|qty)\b/;
/** What follows a noun in the name of the column that identifies it: `order_id`, `stock symbol`. */
const IDENTIFIES = /^(?:id|ids|no|nr|number|code|key|name|title|symbol)$/;

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
 * The nouns that stand for a row. The file's name is one only if a row is certainly one of them: "stocks" are not the rows
 * of a table of prices by stock and date, and "disasters" not those of a table of deaths by disaster and year.
 */
export function rowNouns(facts: TableFacts): Set<string> {
  const words = normalize(facts.file.replace(/\.[^.]*$/, ''))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  const [word = ''] = words;
  const nouns = ROW_NOUNS.flatMap((noun) => [noun, plural(noun)]);
  // A total is no budget.
  if (facts.totals !== undefined) return new Set(nouns.map(squash));
  if (words.length === 1 && word.length > 2 && isRow(singular(word), facts)) {
    // Of "barley" and "unemployment" there are no ones to count.
    const many = singular(word) === word && word !== 'people' ? [plural(word)] : [word, singular(word)];
    nouns.push(...many, ...(word.endsWith('ies') ? [word.slice(0, -1)] : []), ...(word === 'people' ? ['person'] : []));
  }
  return new Set(nouns.map(squash));
}

/** The column that says how many things a row stands for. */
export function countColumn({ columns }: TableFacts): ColumnFacts | undefined {
  return columns.find(({ name }) => COUNTS.test(nameWords(name).join(' ')));
}

/** Whether each row is one of the things that the noun names. */
function isRow(noun: string, facts: TableFacts): boolean {
  const { columns, series } = facts;
  const identifying = columns.filter(({ name }) => {
    const [first, second, ...more] = nameWords(name).slice(
      nameWords(name).findIndex((word) => singular(word) === noun),
    );
    return (
      first !== undefined &&
      singular(first) === noun &&
      more.length === 0 &&
      (second === undefined || IDENTIFIES.test(second))
    );
  });
  if (identifying.length > 0)
    return identifying.every(({ name, unique }) => unique && singular(squash(name)) !== squash(noun));
  const [first] = columns;
  const timed = first?.unique === true && (first.type === 'date' || isYear(first));
  return !series && !timed && countColumn(facts) === undefined;
}

/** Columns in which every row has another value: their plurals stand for the rows. */
export function keyNouns({ columns, rowCount, totals }: TableFacts): Set<string> {
  if (totals !== undefined) return new Set();
  const nouns = columns.flatMap((column) => {
    if (!column.unique) return [];
    if (column.type === 'date') return dateNoun(column, rowCount);
    if (isYear(column)) return ['year'];
    return column.type === 'text' && !/\bid\b|name$/i.test(column.name) ? [normalize(column.name)] : [];
  });
  return new Set(nouns.map((noun) => squash(plural(noun))));
}

/** A table with one row for every day is a table of days. */
function dateNoun(column: ColumnFacts, rowCount: number): string[] {
  return isDaily(column, rowCount) ? ['day'] : [];
}

/** Whether a column's dates are days, one for each row, with gaps no longer than weekends. */
export function isDaily({ type, unique, min, max }: ColumnFacts, rowCount: number): boolean {
  const [from, to] = [String(min), String(max)];
  if (type !== 'date' || !unique || from.length !== 10 || to.length !== 10) return false;
  return (Date.parse(to) - Date.parse(from)) / DAY <= (rowCount - 1) * LONGEST_STEP;
}

const DAY = 86_400_000;
/** Days from one row to the next, on average: stock exchanges are open on five days of seven. */
const LONGEST_STEP = 1.6;

/** The columns that a time without a column can be about. Of a date and its year in a column of its own, the date. */
export function timeColumns({ columns }: TableFacts): ColumnFacts[] {
  return columns.filter((column) => column.type === 'date' || (isYear(column) && column.yearOfDate !== true));
}

/** Whether a column holds years, not numbers of them such as `years_experience`. */
export function isYear({ name, type, min, max }: ColumnFacts): boolean {
  if (type !== 'number' || !nameWords(name).some((word) => word === 'year' || word === 'years')) return false;
  return min === undefined || (Number(min) >= 1000 && Number(max) <= 2999);
}

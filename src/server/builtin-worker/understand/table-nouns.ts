import { normalize, nameWords, plural, singular, squash } from '../../tools/text/normalize-words.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { isGrammarWord } from './grammar/vocabulary.ts';

const ROW_NOUNS = ['row', 'record', 'entry', 'line'];
const COUNT_COLUMN =
  /^(?:n|number|num|people|total|units|cases|sum)$|^(?:number|num) of |\b(?:counts?|freq|frequency|quantity|qty)\b/;
/** `order_id`, `stock symbol` */
const IDENTIFIER_SUFFIX = /^(?:id|ids|no|nr|number|code|key|name|title|symbol)$/;

export function wordsKey(words: readonly string[]): string {
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ');
}

/** `list_price` is "price", `Weight_in_lbs` "weight". */
export function shortNames({ name }: ColumnFacts, { columns }: TableFacts): string[] {
  const words = nameWords(name.replace(/\([^)]*\)\s*$/, ''));
  const until = words.findIndex((word, i) => i > 0 && /^(?:in|of|per|to|from|by|for|on|at)$/.test(word));
  const base = until < 0 ? words : words.slice(0, until);
  const unitless = base.length > 1 && UNITS.test(base.at(-1) ?? '') ? base.slice(0, -1) : base;
  // `temp_min` is not "temp" if there is `temp_max`.
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

/** Includes the file's name if each row is one such thing: prices by stock and date are not "stocks". */
export function rowNouns(facts: TableFacts): Set<string> {
  const words = normalize(facts.file.replace(/\.[^.]*$/, ''))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  const [word = ''] = words;
  const nouns = ROW_NOUNS.flatMap((noun) => [noun, plural(noun)]);
  // A total is not a budget.
  if (facts.totals !== undefined) return new Set(nouns.map(squash));
  if (words.length === 1 && word.length > 2 && isRow(singular(word), facts)) {
    // "barley" and "unemployment" are not countable.
    const many = singular(word) === word && word !== 'people' ? [plural(word)] : [word, singular(word)];
    nouns.push(...many, ...(word.endsWith('ies') ? [word.slice(0, -1)] : []), ...(word === 'people' ? ['person'] : []));
  }
  return new Set(nouns.map(squash));
}

export function countColumn({ columns }: TableFacts): ColumnFacts | undefined {
  return columns.find(({ name }) => COUNT_COLUMN.test(nameWords(name).join(' ')));
}

function isRow(noun: string, facts: TableFacts): boolean {
  const { columns, hasCompositeKey } = facts;
  const identifying = columns.filter(({ name }) => {
    const [first, second, ...more] = nameWords(name).slice(
      nameWords(name).findIndex((word) => singular(word) === noun),
    );
    return (
      first !== undefined &&
      singular(first) === noun &&
      more.length === 0 &&
      (second === undefined || IDENTIFIER_SUFFIX.test(second))
    );
  });
  if (identifying.length > 0)
    return identifying.every(({ name, unique }) => unique && singular(squash(name)) !== squash(noun));
  const [first] = columns;
  const timed = first?.unique === true && (first.type === 'date' || isYear(first));
  return !hasCompositeKey && !timed && countColumn(facts) === undefined;
}

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

function dateNoun(column: ColumnFacts, rowCount: number): string[] {
  return isDaily(column, rowCount) ? ['day'] : [];
}

export function isDaily({ type, unique, min, max }: ColumnFacts, rowCount: number): boolean {
  const [from, to] = [String(min), String(max)];
  if (type !== 'date' || !unique || from.length !== 10 || to.length !== 10) return false;
  return (Date.parse(to) - Date.parse(from)) / DAY <= (rowCount - 1) * MAX_STEP_DAYS;
}

const DAY = 86_400_000;
/** Stock exchanges open five days of seven. */
const MAX_STEP_DAYS = 1.6;

export function timeColumns({ columns }: TableFacts): ColumnFacts[] {
  return columns.filter((column) => column.type === 'date' || (isYear(column) && column.yearOfDate !== true));
}

/** Excludes numbers of years such as `years_experience`. */
export function isYear({ name, type, min, max }: ColumnFacts): boolean {
  if (type !== 'number' || !nameWords(name).some((word) => word === 'year' || word === 'years')) return false;
  return min === undefined || (Number(min) >= 1000 && Number(max) <= 2999);
}

const SIZES = {
  weight: [/^(?:body)?(?:weight|mass)$/, /^(?:weights?|mass)$/],
  height: [/^(?:body)?height$/, /^heights?$/],
  speed: [/^(?:top)?speed$/, /^(?:speeds?|velocity)$/],
  age: [/^age$/, /^(?:ages?|aged|birth|born|birthday|birthdate|dob)$/],
} as const;

export function sizeColumn(size: keyof typeof SIZES, facts: TableFacts): ColumnFacts | undefined {
  const [whole, word] = SIZES[size];
  const [column, second] = facts.columns.filter(({ name }) => nameWords(name).some((one) => word.test(one)));
  if (column === undefined || second !== undefined || column.type !== 'number') return undefined;
  return whole.test(squash(shortNames(column, facts)[0] ?? '')) ? column : undefined;
}

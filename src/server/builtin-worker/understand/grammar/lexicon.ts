import { normalize, nameWords, singular, squash } from '../../../tools/text/normalize-words.ts';
import type { Match, Rule } from './parser-combinators.ts';
import { fullName, findStateNames } from '../abbreviations.ts';
import type { ColumnFacts, TableFacts } from '../table-facts.ts';
import { keyNouns, shortNames, rowNouns, wordsKey } from '../table-nouns.ts';
import { rawOf, type Token } from './tokenize.ts';
import { isGrammarWord } from './vocabulary.ts';

export interface NamedColumn {
  column: ColumnFacts;
  whole: boolean;
  /** "countries" for a column "country". */
  plural: boolean;
}

export interface NamedValue {
  column: ColumnFacts;
  value: string;
}

export interface Lexicon {
  column: Rule<NamedColumn>;
  value: Rule<NamedValue>;
  bareValue: Rule<NamedValue>;
  /** "rows", or the file's name. */
  rows: Rule<true>;
  /** "countries" in a table of countries. */
  keys: Rule<true>;
}

interface Index {
  whole: Map<string, ColumnFacts[]>;
  main: Map<string, ColumnFacts[]>;
  values: Map<string, NamedValue[]>;
  rows: Set<string>;
  keys: Set<string>;
}

const indexes = new WeakMap<TableFacts, Index>();

function indexOf(facts: TableFacts): Index {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const index: Index = {
    whole: new Map(),
    main: new Map(),
    values: new Map(),
    rows: rowNouns(facts),
    keys: keyNouns(facts),
  };
  for (const column of facts.columns) {
    const words = nameWords(column.name);
    for (const key of new Set([column.name, wordsKey(words)].map(squash))) addTo(index.whole, key, column);
    const repeated = repeatedName(column, facts);
    if (repeated !== undefined) addTo(index.whole, squash(repeated), column);
    const spelt = fullName(column);
    if (spelt !== undefined) addTo(index.whole, squash(spelt), column);
    for (const key of shortNames(column, facts)) addTo(index.main, key, column);
    for (const value of column.values) addTo(index.values, valueKey(value), { column, value });
    for (const { value, spelt: state } of findStateNames(column))
      addTo(index.values, valueKey(state), { column, value });
  }
  indexes.set(facts, index);
  return index;
}

function repeatedName({ name }: ColumnFacts, { columns }: TableFacts): string | undefined {
  const base = /^(.+) \d+$/.exec(name)?.[1]?.toLowerCase();
  return columns.find((other) => other.name.toLowerCase() === base)?.name;
}

const MAX_NAME_LENGTH = 12;

export function createLexicon(tokens: readonly Token[], facts: TableFacts): Lexicon {
  const { whole, main, values, rows, keys } = indexOf(facts);
  const spans = <T>(find: (from: number, to: number) => readonly T[]): Rule<T> => {
    return (at) => {
      const ways: Match<T>[] = [];
      for (const from of starts(tokens, at)) {
        for (let to = from + 1; to <= Math.min(tokens.length, from + MAX_NAME_LENGTH); to += 1) {
          for (const value of find(from, to)) ways.push({ value, end: to });
        }
      }
      return ways;
    };
  };
  const columnIn = (from: number, to: number): NamedColumn[] => {
    const raw = rawOf(tokens, from, to).replace(/'s$/i, '');
    const last = tokens[to - 1];
    const alike = whole.get(squash(raw)) ?? [];
    // Quotes distinguish similar names.
    const spelt = to - from === 1 && last?.kind === 'quoted' ? alike.filter(({ name }) => name === raw) : [];
    const exact = spelt.length > 0 ? spelt : alike;
    if (last === undefined || tokens.slice(from, to).some(({ kind }) => kind === 'sign')) {
      return exact
        .filter(({ name }) => compact(name) === compact(raw))
        .map((column) => ({ column, whole: true, plural: false }));
    }
    if (exact.length > 0) {
      const many = singular(normalize(raw)) !== normalize(raw);
      return exact.map((column) => ({
        column,
        whole: true,
        plural: many && normalize(column.name) !== normalize(raw),
      }));
    }
    const words = tokens.slice(from, to).flatMap(({ raw: word }) => nameWords(word));
    const key = squash(wordsKey(words));
    const plurals = whole.get(key) ?? [];
    if (plurals.length > 0) return plurals.map((column) => ({ column, whole: true, plural: true }));
    if (to - from === 1 && isGrammarWord(last.text)) return [];
    return (main.get(key) ?? []).map((column) => ({ column, whole: false, plural: false }));
  };
  const valueIn = (from: number, to: number): NamedValue[] => {
    const raw = rawOf(tokens, from, to);
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first?.kind === 'sign' || last?.kind === 'sign') {
      return (values.get(valueKey(raw)) ?? []).filter(({ value }) => compact(value) === compact(raw));
    }
    const own = values.get(valueKey(raw)) ?? values.get(valueKey(raw.replace(/'s$/i, '')));
    if (own !== undefined || raw.length < 5) return pickSpelling(own ?? [], raw);
    return pickSpelling(values.get(valueKey(singular(normalize(raw)))) ?? [], raw);
  };
  const nounIn =
    (nouns: ReadonlySet<string>) =>
    (from: number, to: number): true[] => {
      const signed = tokens.slice(from, to).some(({ kind }) => kind === 'sign');
      return !signed && nouns.has(squash(rawOf(tokens, from, to))) ? [true] : [];
    };
  return {
    column: spans(columnIn),
    value: spans(valueIn),
    bareValue: spans((from, to) => {
      const [first] = tokens.slice(from, to);
      if (to - from === 1 && first?.kind !== 'word' && first?.kind !== 'quoted') return [];
      return to - from === 1 && first?.kind === 'word' && isGrammarWord(first.text) ? [] : valueIn(from, to);
    }),
    rows: spans(nounIn(rows)),
    keys: spans(nounIn(keys)),
  };
}

function pickSpelling(found: readonly NamedValue[], written: string): NamedValue[] {
  const same = (a: NamedValue, b: NamedValue) => a.column === b.column && normalize(a.value) === normalize(b.value);
  const best = found.toSorted((a, b) => Number(b.value === written) - Number(a.value === written));
  return best.filter((one, i) => best.findIndex((other) => same(one, other)) === i);
}

function compact(text: string): string {
  return normalize(text).replaceAll(' ', '');
}

export function starts(tokens: readonly Token[], at: number): number[] {
  const token = tokens[at];
  return token?.kind === 'word' && /^(?:the|a|an)$/.test(token.text) ? [at, at + 1] : [at];
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  if (key === '') return;
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

/** "PG-13" equals "pg13", but "<10" differs from "10". */
function valueKey(value: string): string {
  return normalize(value).replace(/[\s_.,'’-]+/g, '');
}

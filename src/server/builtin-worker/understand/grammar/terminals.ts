import { alt, map, type Match, memo, type Rule } from './parser-combinators.ts';
import { listNames } from '../../../tools/table/find-column.ts';
import { createLexicon, type Lexicon, type NamedColumn, starts } from './lexicon.ts';
import { isYear } from '../table-nouns.ts';
import type { ColumnFacts, TableFacts } from '../table-facts.ts';
import type { Token } from './tokenize.ts';

/** Match single words, names and values of one question and table. */
export interface Terminals {
  readonly facts: TableFacts;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** Any of "a|b c". */
  phrase(phrases: string): Rule<string>;
  number: Rule<Token>;
  date: Rule<Token>;
  quoted: Rule<Token>;
  word: Rule<Token>;
  column: Rule<ColumnFacts>;
  columnOf(...types: ColumnFacts['type'][]): Rule<ColumnFacts>;
  wholeColumn: Rule<ColumnFacts>;
  /** Excludes plurals that mean the rows. */
  ownColumn: Rule<NamedColumn>;
  rows: Rule<true>;
  /** Includes plurals of key columns. */
  things: Rule<true>;
  sole(): ColumnFacts | undefined;
  which(type: ColumnFacts['type']): string;
  end: Rule<true>;
  furthest(): number;
}

const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

export function createTerminals(tokens: readonly Token[], facts: TableFacts): Terminals {
  let furthest = 0;
  const reach =
    <T>(rule: Rule<T>): Rule<T> =>
    (at) => {
      const ways = rule(at);
      for (const { end } of ways) furthest = Math.max(furthest, end);
      return ways;
    };
  const lexicon = createLexicon(tokens, facts);
  const token =
    (test: (token: Token) => Token | undefined): Rule<Token> =>
    (at) =>
      starts(tokens, at).flatMap((from) => {
        const one = tokens[from];
        const found = one === undefined ? undefined : test(one);
        return found === undefined ? [] : [{ value: found, end: from + 1 }];
      });
  const named = memo(reach(lexicon.column));
  const columnWhere = (test: (found: NamedColumn) => boolean) =>
    map(named, (found) => (test(found) ? found.column : undefined));
  const rows = memo(reach(lexicon.rows));
  const phrases = new Map<string, Rule<string>>();
  return {
    facts,
    tokens,
    lexicon: {
      ...lexicon,
      column: named,
      value: memo(reach(lexicon.value)),
      bareValue: memo(reach(lexicon.bareValue)),
    },
    phrase(text) {
      const known = phrases.get(text);
      if (known !== undefined) return known;
      const rule = memo(reach(alt(...text.split('|').map((one) => oneOf(tokens, one)))));
      phrases.set(text, rule);
      return rule;
    },
    number: reach(
      token((one) => {
        if (one.kind === 'number') return one;
        const value = one.kind === 'word' ? NUMBER_WORDS.indexOf(one.text) : -1;
        return value >= 0 ? { ...one, kind: 'number', value } : undefined;
      }),
    ),
    date: reach(token((one) => (one.kind === 'date' ? one : undefined))),
    quoted: reach(token((one) => (one.kind === 'quoted' ? one : undefined))),
    word: token((one) => (one.kind === 'word' ? one : undefined)),
    column: columnWhere(() => true),
    columnOf: (...types) => columnWhere(({ column }) => types.includes(column.type)),
    wholeColumn: columnWhere(({ whole }) => whole),
    ownColumn: map(named, (found) => {
      const { column, plural } = found;
      return plural && column.unique && (column.type !== 'number' || isYear(column)) ? undefined : found;
    }),
    rows,
    things: memo(alt(rows, reach(lexicon.keys))),
    sole: () => {
      const numeric = facts.columns.filter((column) => column.type === 'number' && !isYear(column));
      return numeric.length === 1 ? numeric[0] : undefined;
    },
    which: (type) => {
      const columns = facts.columns.filter((column) => column.type === type);
      return columns.length === 0 ? `There is no column of ${type}s.` : `Columns of ${type}s: ${listNames(columns)}.`;
    },
    end: (at) => (at >= tokens.length ? [{ value: true, end: at }] : []),
    furthest: () => furthest,
  };
}

function oneOf(tokens: readonly Token[], phrase: string): Rule<string> {
  const words = phrase.split(' ');
  return (at): Match<string>[] => {
    let ends = [at];
    for (const word of words) {
      ends = ends.flatMap((end) =>
        starts(tokens, end).flatMap((from) => (isWord(tokens[from], word) ? [from + 1] : [])),
      );
    }
    return ends.map((end) => ({ value: phrase, end }));
  };
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && (token.kind === 'word' || token.kind === 'sign') && token.text === word;
}

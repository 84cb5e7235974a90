import { holds } from './check-conditions.ts';
import { alt, map, memo, opt, type Rule, seq } from './combine.ts';
import type { Words } from './grammar.ts';
import type { Test } from './read-amounts.ts';
import { open, type Piece } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';
import { isYear } from './table-nouns.ts';
import { PHRASES, PRICE_LIKE } from './vocabulary.ts';

/** Reads comparisons without a column, "over 500": of the only column of numbers, or of prices. */
export function readBare(words: Words, comparison: Rule<Test>): Rule<Piece> {
  const { phrase } = words;
  const is = phrase(`${PHRASES.is}|${PHRASES.whichIs}`);
  const numeric = words.columnOf('number');
  const begun = memo(
    map(
      seq(numeric, opt(phrase('value|values')), opt(alt(is, phrase('of'))), comparison, phrase('and|but')),
      ([, , , { rising }]) => rising,
    ),
  );
  /** Whether the column of a comparison is said: "price over 100 and under 300", "with more than 4 cylinders". */
  const isSaid = ({ rising }: Test, at: number, end: number) => {
    const upTo = words.tokens.flatMap((_, from) => (from < at ? [from] : []));
    const named = upTo.some((from) => numeric(from).some((one) => one.end === at));
    const other = upTo.some((from) => begun(from).some((one) => one.end === at && one.value !== rising));
    return other || (!named && numeric(end).length > 0);
  };
  const loose = map(seq(opt(alt(phrase(PHRASES.where), is)), comparison), ([, test]) => test);
  return alt<Piece>(
    (at) =>
      loose(at).flatMap(({ value, end }) => (isSaid(value, at, end) ? [] : [{ value: bareTest(words, value), end }])),
    map(seq(phrase(PHRASES.costs), comparison), ([, test]) => bareTest(words, test, true)),
  );
}

function bareTest(words: Words, test: (column: ColumnFacts) => Piece, costs = false): Piece {
  const numeric = words.facts.columns.filter(({ type }) => type === 'number');
  const priced = numeric.filter(({ name }) => PRICE_LIKE.test(name));
  const column = costs ? (priced.length === 1 ? priced[0] : undefined) : words.sole();
  if (column === undefined) return open(`Say which column is meant. ${words.which('number')}`);
  const years = words.facts.columns.filter((one) => isYear(one));
  return (request) => {
    test(column)(request);
    const filter = request.filters.at(-1);
    if (filter !== undefined) filter.bare = true;
    const value = filter?.value;
    const year = years.find((one) => typeof value === 'number' && holds(one, value));
    if (year !== undefined) open(`Say whether ${value} is the ${column.name} or the ${year.name}.`)(request);
  };
}

import { isInRange } from '../check-conditions.ts';
import { alt, map, memo, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import type { Test } from './amount-rules.ts';
import { clarify, type Piece } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { isYear } from '../table-nouns.ts';
import { PHRASES, PRICE_LIKE } from './vocabulary.ts';

/** "over 500", of the only column of numbers, or of prices. */
export function createBareComparisonRule(terminals: Terminals, comparison: Rule<Test>): Rule<Piece> {
  const { phrase } = terminals;
  const is = phrase(`${PHRASES.is}|${PHRASES.whichIs}`);
  const numeric = terminals.columnOf('number');
  const begun = memo(
    map(
      seq(numeric, opt(phrase('value|values')), opt(alt(is, phrase('of'))), comparison, phrase('and|but')),
      ([, , , { rising }]) => rising,
    ),
  );
  /** Leaves "price over 100 and under 300" to another rule. */
  const hasColumn = ({ rising }: Test, at: number, end: number) => {
    const upTo = terminals.tokens.flatMap((_, from) => (from < at ? [from] : []));
    const named = upTo.some((from) => numeric(from).some((one) => one.end === at));
    const other = upTo.some((from) => begun(from).some((one) => one.end === at && one.value !== rising));
    return other || (!named && numeric(end).length > 0);
  };
  const loose = map(seq(opt(alt(phrase(PHRASES.where), is)), comparison), ([, test]) => test);
  return alt<Piece>(
    (at) =>
      loose(at).flatMap(({ value, end }) =>
        hasColumn(value, at, end) ? [] : [{ value: bareTest(terminals, value), end }],
      ),
    map(seq(phrase(PHRASES.costs), comparison), ([, test]) => bareTest(terminals, test, true)),
  );
}

function bareTest(terminals: Terminals, test: (column: ColumnFacts) => Piece, costs = false): Piece {
  const numeric = terminals.facts.columns.filter(({ type }) => type === 'number');
  const priced = numeric.filter(({ name }) => PRICE_LIKE.test(name));
  const column = costs ? (priced.length === 1 ? priced[0] : undefined) : terminals.sole();
  if (column === undefined) return clarify(`Say which column is meant. ${terminals.which('number')}`);
  const years = terminals.facts.columns.filter((one) => isYear(one));
  return (request) => {
    test(column)(request);
    const filter = request.filters.at(-1);
    if (filter !== undefined) filter.bare = true;
    const value = filter?.value;
    const year = years.find((one) => typeof value === 'number' && isInRange(one, value));
    if (year !== undefined) clarify(`Say whether ${value} is the ${column.name} or the ${year.name}.`)(request);
  };
}

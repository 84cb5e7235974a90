import type { FilterOp } from '../../../tools/table/query.ts';
import { alt, list, map, memo, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { isNumber } from './percent-rules.ts';
import { clarify, type Piece, where } from '../query-request.ts';
import { createBareComparisonRule } from './bare-comparison-rule.ts';
import { createAmountRules, testsOf } from './amount-rules.ts';
import { sizeColumn } from '../table-nouns.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { createTimeRule } from './time-rules.ts';
import { createValueRules } from './value-rules.ts';
import { PHRASES } from './vocabulary.ts';

/** "where price is over 500", "in Girona", "since 2020" */
export function createConditionRule(terminals: Terminals): Rule<Piece> {
  const { phrase, column, columnOf } = terminals;
  const is = phrase(`${PHRASES.is}|${PHRASES.whichIs}`);
  const has = phrase(`${PHRASES.has}|${PHRASES.whichHas}`);
  const lead = opt(alt(phrase(PHRASES.where), has));
  const amounts = createAmountRules(terminals);
  const values = createValueRules(terminals);

  // "price over 100 and under 300", "price 5 or more"
  const compared = map(
    seq(
      lead,
      columnOf('number'),
      opt(phrase('value|values')),
      opt(alt(is, phrase('of'))),
      alt(amounts.range, list(amounts.comparison, phrase('and|but'))),
    ),
    ([, one, , , tests]) => testsOf(tests, one),
  );
  // "3 months" is not month 3.
  const counts = map(terminals.lexicon.column, ({ column: one, plural }) =>
    one.type !== 'number' || (plural && TIME_UNIT.test(one.name)) ? undefined : one,
  );
  // "at least 3 rooms", "8 cylinders", "more rooms than 3"
  const counted = alt(
    map(seq(opt(alt(phrase(PHRASES.where), has, is)), amounts.comparison, counts), ([, test, one]) => test(one)),
    map(seq(opt(alt(phrase(PHRASES.where), has)), amounts.range, counts), ([, tests, one]) => testsOf(tests, one)),
    map(seq(alt(phrase('with|of'), has), opt(phrase('exactly')), terminals.number, counts), ([, , token, one]) =>
      isNumber(one, 'is', token),
    ),
    map(
      seq(alt(phrase(PHRASES.where), has, phrase('in|for|of|at')), columnOf('number'), terminals.number),
      ([, one, token]) => isNumber(one, 'is', token),
    ),
    map(
      seq(lead, phrase('more|fewer|less'), columnOf('number'), phrase('than'), terminals.number),
      ([, word, one, , token]) => isNumber(one, word === 'more' ? '>' : '<', token),
    ),
  );
  // "total sales over 3 months" is a time span.
  const spans = map(
    seq(phrase('over|of'), opt(phrase('exactly')), terminals.number, columnOf('number')),
    ([, , { raw }, one]) =>
      TIME_UNIT.test(one.name)
        ? clarify(
            `"${raw} ${one.name}" may be a span of time: say "where ${one.name} is" or "where ${one.name} is over".`,
          )
        : undefined,
  );
  const hasNot = phrase(PHRASES.hasNot);
  const lacking = alt(
    map(seq(hasNot, terminals.number, counts), ([, token, one]) => isNumber(one, 'is not', token)),
    map(seq(hasNot, column), ([, one]) => without(one)),
  );
  const gap = map(
    seq(phrase(PHRASES.missing), opt(phrase('value for|values for|value in|values in')), column),
    ([, , one]) => where(one, 'missing'),
  );
  const gapAfter = map(
    seq(
      lead,
      column,
      opt(phrase('value|values')),
      opt(alt(is, has)),
      phrase(`${PHRASES.missing}|unknown|not known|not given`),
    ),
    ([, one]) => where(one, 'missing'),
  );
  const gaps = alt(
    map(seq(opt(alt(phrase('with|where'), has, is)), gap, opt(phrase(PHRASES.recorded))), ([, piece]) => piece),
    gapAfter,
    map(seq(lead, column, opt(phrase('value|values')), opt(is), phrase(PHRASES.present)), ([, one]) =>
      where(one, 'present'),
    ),
    map(seq(opt(has), phrase(PHRASES.none), column, opt(phrase(PHRASES.recorded))), ([, , one]) => without(one)),
  );
  const left = alt(
    map(
      seq(
        phrase(PHRASES.except),
        opt(terminals.rows),
        opt(lead),
        alt(
          gap,
          gapAfter,
          map(seq(phrase('no|without'), column), ([, one]) => without(one)),
        ),
      ),
      ([, , , piece]) => inverted(piece),
    ),
    map(
      seq(phrase(PHRASES.except), opt(terminals.rows), opt(alt(lead, is)), opt(columnOf('number')), amounts.comparison),
      ([, , , named, test]) => {
        const one = named ?? terminals.sole();
        if (one === undefined) return clarify(`Say which column is meant. ${terminals.which('number')}`);
        return one.missing > 0
          ? clarify(
              `Some rows have no ${one.name}: say which rows to keep, such as "where ${one.name} is under" a figure.`,
            )
          : inverted(test(one));
      },
    ),
  );
  const bare = createBareComparisonRule(terminals, amounts.comparison);
  const weighed = map(seq(phrase(PHRASES.weighs), amounts.comparison), ([, test]) => {
    const one = sizeColumn('weight', terminals.facts);
    return one === undefined ? undefined : test(one);
  });
  const truths = alt(
    map(seq(alt(is, phrase('only')), columnOf('boolean')), ([, one]) => where(one, 'is', 'true')),
    map(seq(phrase(`${PHRASES.not}|that is not|that are not|which are not`), columnOf('boolean')), ([, one]) =>
      where(one, 'is', 'false'),
    ),
  );
  const text = alt(terminals.quoted, terminals.word, terminals.number);
  const contains = map(
    seq(
      lead,
      columnOf('text'),
      alt(
        map(phrase(PHRASES.contains), () => 'contains' as const),
        map(phrase(PHRASES.starts), () => 'starts with' as const),
      ),
      text,
    ),
    ([, one, op, { raw }]) => where(one, op, raw),
  );
  return memo(
    alt(
      compared,
      counted,
      spans,
      lacking,
      gaps,
      left,
      bare,
      weighed,
      truths,
      contains,
      values.conditions,
      createTimeRule(terminals),
    ),
  );
}

const TIME_UNIT = /^(?:years?|quarters?|months?|weeks?|days?|hours?|minutes?)$/i;

function without(column: ColumnFacts): Piece {
  if (column.zeros === 0) return where(column, 'missing');
  if (column.missing === 0) return where(column, 'is', 0);
  return ({ problems }) =>
    void problems.push({
      kind: 'ambiguous',
      message: `"no ${column.name}" could be "${column.name} is 0" or "${column.name} is missing": some rows have a 0, others nothing.`,
    });
}

const OPPOSITE: Partial<Record<FilterOp, FilterOp>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  is: 'is not',
  missing: 'present',
  present: 'missing',
};

function inverted(piece: Piece): Piece {
  return (request) => {
    const before = request.filters.length;
    piece(request);
    request.filters = request.filters.map((filter, at) => {
      const op = at < before ? filter.op : (OPPOSITE[filter.op] ?? filter.op);
      return { ...filter, op };
    });
  };
}

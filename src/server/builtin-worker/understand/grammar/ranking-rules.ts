import type { MeasureOp } from '../../../tools/table/query.ts';
import { alt, map, memo, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { countColumn, isDaily, isYear } from '../table-nouns.ts';
import { firstRows, createSuperlativeRule } from './superlative-rules.ts';
import { type Figures, group, type Key, measure } from './figure-rules.ts';
import { all, noEffect, clarify, type Piece, reject, where } from '../query-request.ts';
import type { ColumnFacts, TableFacts } from '../table-facts.ts';
import { PHRASES } from './vocabulary.ts';

type Ranked = { rows: true; adjectives: Piece } | Key;

export function createRankingRule(terminals: Terminals, figures: Figures, adjectives: Rule<Piece>): Rule<Piece> {
  const { phrase, columnOf, rows, things, number, facts } = terminals;
  const { key, op, extreme } = figures;
  const described = opt(adjectives);
  const ranked: Rule<Ranked> = alt<Ranked>(
    map(seq(opt(phrase(PHRASES.all)), described, rows), ([, piece]) => ({ rows: true, adjectives: piece ?? noEffect })),
    key,
  );
  const by = columnOf('number', 'date');
  const count = map(number, ({ value, unit }) =>
    unit === '' && Number.isInteger(value) && value > 0 ? value : undefined,
  );
  const has = phrase(`${PHRASES.has}|with|of|shows|got`);

  // "which city has the highest average price", "5 homes with the highest price"
  const having = map(seq(opt(count), ranked, has, extreme, opt(op), by), ([limit, what, , end, figure, column]) =>
    rank(what, end, figure, column, limit),
  );
  // "which director made the most movies"
  const most = map(
    seq(
      opt(count),
      key,
      phrase(PHRASES.made),
      alt(phrase('most'), phrase('fewest|least')),
      opt(phrase('number of')),
      things,
    ),
    ([limit, what, , end]) => rankByCount(what, end === 'most' ? 'max' : 'min', limit),
  );
  const common = alt<'max' | 'min'>(
    map(phrase(PHRASES.common), () => 'max'),
    map(phrase(PHRASES.uncommon), () => 'min'),
  );
  const frequent = alt(
    map(seq(opt(count), common, opt(count), key), ([before, end, after, what]) =>
      frequency(what, end, before ?? after),
    ),
    map(seq(key, opt(phrase('is|is the')), common), ([what, , end]) => frequency(what, end)),
  );
  // "top 5 cities by total sales", "bottom 3 by price"
  const place = alt<'max' | 'min'>(
    map(phrase(PHRASES.top), () => 'max'),
    map(phrase(PHRASES.bottom), () => 'min'),
  );
  const byWhat = seq(phrase('by|with|in|for|in terms of|with highest|ranked by'), opt(op), by);
  const counts = facts.columns.some(({ name }) => /^counts?$/i.test(name));
  const byCount = phrase(counts ? 'by number of rows|by row count' : 'by count|by number of rows|by row count');
  const byRows = alt<unknown>(byCount, seq(phrase('by number of|by count of'), things));
  const top = alt(
    map(seq(place, opt(count), ranked, byWhat), ([end, limit, what, [, figure, column]]) =>
      rank(what, end, figure, column, limit ?? TOP),
    ),
    map(seq(place, opt(count), key, byRows), ([end, limit, what]) => rankByCount(what, end, limit ?? TOP)),
    map(seq(place, opt(count), byWhat), ([end, limit, [, figure, column]]) =>
      rank({ rows: true, adjectives: noEffect }, end, figure, column, limit ?? TOP),
    ),
    map(seq(place, opt(count), key, terminals.end), ([, , { column }]) =>
      clarify(`Say what the top ${column.name} are ranked by: "by number of rows", or by a column of numbers.`),
    ),
  );
  // "5 highest prices", "highest 3 rates"
  const topFigures = map(
    seq(
      alt(
        seq(count, extreme),
        map(seq(extreme, count), ([end, limit]) => [limit, end] as const),
      ),
      columnOf('number'),
    ),
    ([[limit, end], column]) => rank({ rows: true, adjectives: noEffect }, end, undefined, column, limit),
  );
  return memo(alt(having, most, frequent, top, topFigures, createSuperlativeRule(terminals, count)));

  /** The commonest job may not have the most rows. */
  function frequency(what: Key, end: 'max' | 'min', limit?: number): Piece {
    const counted = countColumn(facts);
    return counted === undefined
      ? rankByCount(what, end, limit)
      : clarify(
          `Say "by total ${counted.name}" or "by number of rows": a row stands for as many as its ${counted.name} says.`,
        );
  }

  function rank(
    what: Ranked,
    end: 'max' | 'min',
    figure: MeasureOp | undefined,
    column: ColumnFacts,
    limit?: number,
  ): Piece {
    const order = end === 'max' ? 'desc' : 'asc';
    if ('rows' in what || (figure === undefined && tellsRowsApart(what, facts))) {
      if (figure !== undefined) return reject('The rows have no average or total of their own.');
      const shown = 'rows' in what ? [] : [what.column];
      return all(['rows' in what ? what.adjectives : noEffect, firstRows(column, order, limit, shown)]);
    }
    if (isYear(column) && figure !== undefined) return reject(`${column.name} holds years.`);
    const ranking = figure ?? end;
    return all([
      group([what]),
      measure(ranking, column, facts.file, terminals),
      (request) => {
        request.sortBy = { column, op: ranking };
        request.order = order;
        request.limit = limit;
        request.ranked = true;
        request.first = limit === undefined;
        if (figure === undefined && column.type === 'number')
          request.oneRowPerGroup = `Several rows have the same ${what.column.name}. Say "by total ${column.name}", "by average ${column.name}" or "by ${end === 'max' ? 'highest' : 'lowest'} ${column.name}".`;
        if (what.part === 'month' || what.part === 'quarter') request.rankedMonths = what.column;
      },
    ]);
  }
}

function tellsRowsApart({ column, part }: Key, { rowCount }: TableFacts): boolean {
  return part === undefined ? column.unique : part === 'day' && isDaily(column, rowCount);
}

const TOP = 10;

function rankByCount(key: Key, end: 'max' | 'min', limit?: number): Piece {
  return all([
    group([key]),
    (request) => {
      request.measures.push({ op: 'count' });
      request.sortBy = { op: 'count' };
      request.order = end === 'max' ? 'desc' : 'asc';
      request.limit = limit;
      request.ranked = true;
      request.first = limit === undefined;
    },
    key.column.missing > 0 ? where(key.column, 'present') : noEffect,
  ]);
}

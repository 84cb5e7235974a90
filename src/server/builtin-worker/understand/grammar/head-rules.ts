import { alt, list, many, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { type Parts, createDirectionRule } from './clause-rules.ts';
import { group, measure } from './figure-rules.ts';
import { createRankingRule } from './ranking-rules.ts';
import type { Values } from './value-rules.ts';
import { all, noEffect, clarify, type Piece, where } from '../query-request.ts';
import { timeColumns } from '../table-nouns.ts';
import type { Token } from './tokenize.ts';
import { PHRASES } from './vocabulary.ts';

export function createHeadRule(terminals: Terminals, { values, figures }: Parts): Rule<Piece> {
  const { phrase, column, columnOf, ownColumn, things, number, facts } = terminals;
  const direction = createDirectionRule(terminals);
  const rankings = createRankingRule(terminals, figures, values.adjectives);
  const described = map(many(values.adjectives), all);
  const sortRows = map(
    seq(phrase('sort|order|rank'), things, phrase('by'), column, opt(direction)),
    ([, , , by, order]): Piece =>
      (request) => {
        request.list = true;
        request.sortBy = { column: by };
        request.order = order;
      },
  );
  const monthly = map(phrase(PHRASES.monthly), (word) => {
    const part = MONTHLY[word];
    const dates = facts.columns.filter(({ type }) => type === 'date');
    return part === undefined || dates.length === 0 ? undefined : { part, dates };
  });
  const monthlyFigures: Rule<Piece> = (at) =>
    seq(
      monthly,
      figures.figures,
    )(at).flatMap(({ value: [{ part, dates }, piece], end: to }) =>
      dates.map((date) => ({ value: all([group([{ column: date, part }]), piece]), end: to })),
    );
  const listed = map(
    seq(
      opt(phrase(PHRASES.all)),
      opt(map(seq(opt(phrase('first')), number), ([, token]) => countOf(token))),
      described,
      things,
    ),
    ([, first, piece]) => all([first ?? noEffect, piece, rowsByDefault]),
  );
  const firstRow = map(phrase('first row|first record|first line|first entry'), (): Piece => (request) => {
    request.list = true;
    request.limit = 1;
  });
  const columns = map(
    seq(opt(phrase(PHRASES.all)), described, list(ownColumn, phrase('and|,|, and'))),
    ([, piece, named]) =>
      all([
        piece,
        (request) => {
          request.unplacedColumns.push(...named.map((found) => found.column));
          request.shown ||= named.some(({ plural }) => plural);
        },
      ]),
  );
  const different = map(
    seq(opt(phrase(PHRASES.all)), phrase(PHRASES.different), opt(phrase('values of|values for|values in')), column),
    ([, , , one]) =>
      all([
        group([{ column: one }]),
        (request) => {
          request.measures.push({ op: 'count' });
          request.names = true;
        },
      ]),
  );
  // "when was the highest price", "when was the price highest"
  const times = timeColumns(facts);
  const whenWas = map(
    seq(
      phrase(PHRASES.whenWas),
      alt(
        seq(figures.extreme, columnOf('number')),
        map(seq(columnOf('number'), figures.extreme), ([one, end]) => [end, one] as const),
      ),
    ),
    ([, [end, one]]) =>
      times.length === 1
        ? all([measure(end, one, facts.file, terminals), (request) => void (request.columnsOfFirstRow = times)])
        : undefined,
  );
  return alt(
    figures.figures,
    whenWas,
    monthlyFigures,
    rankings,
    listed,
    firstRow,
    sortRows,
    columns,
    different,
    createComparisonRule(terminals, values, figures.figures),
    figures.bare,
  );
}

/** "compare Vic and Reus by average price". */
function createComparisonRule({ phrase }: Terminals, values: Values, figures: Rule<Piece>): Rule<Piece> {
  const compared = map(values.several, (found) => {
    const [first] = found;
    return first === undefined
      ? undefined
      : all([
          group([{ column: first.column }]),
          where(
            first.column,
            'is',
            found.map(({ value }) => value),
          ),
        ]);
  });
  return alt(
    map(seq(phrase(PHRASES.compare), compared, phrase('by|on|for'), figures), ([, groups, , piece]) =>
      all([groups, piece]),
    ),
    map(seq(phrase(PHRASES.compare), figures, phrase('of|for|in|between'), compared), ([, piece, , groups]) =>
      all([groups, piece]),
    ),
    map(seq(phrase(PHRASES.compare), compared), () => clarify('Say what to compare, for example by an average.')),
  );
}

const MONTHLY: Readonly<Record<string, 'month' | 'year' | 'quarter' | 'day'>> = {
  monthly: 'month',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
  quarterly: 'quarter',
  daily: 'day',
};

function countOf({ value, unit }: Token): Piece | undefined {
  return unit === '' && Number.isInteger(value) && value > 0 ? (request) => void (request.limit = value) : undefined;
}

export const rowsByDefault: Piece = (request) => {
  request.list = true;
};

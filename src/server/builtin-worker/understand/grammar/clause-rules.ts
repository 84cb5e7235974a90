import { alt, many, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import type { Figures } from './figure-rules.ts';
import type { Outputs } from './output-rules.ts';
import type { Values } from './value-rules.ts';
import { all, noEffect, type Piece } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { timeColumns } from '../table-nouns.ts';
import { PHRASES } from './vocabulary.ts';

export interface Parts {
  values: Values;
  conditions: Rule<Piece>;
  figures: Figures;
  outputs: Outputs;
}

export interface Clauses {
  clauses: Rule<Piece>;
  /** "in this file" */
  fileName: Rule<Piece>;
  /** "ascending" */
  turn: Rule<Piece>;
}

export function createDirectionRule({ phrase }: Terminals): Rule<'asc' | 'desc'> {
  return alt<'asc' | 'desc'>(
    map(phrase(PHRASES.rising), () => 'asc'),
    map(phrase(PHRASES.falling), () => 'desc'),
  );
}

export function createClauseRules(terminals: Terminals, parts: Parts): Clauses {
  const { phrase, column, rows, things, number } = terminals;
  const { figures, values } = parts;
  const direction = createDirectionRule(terminals);
  const described = map(many(values.adjectives), all);
  const limitOf = (phrases: string): Rule<Piece> =>
    map(seq(phrase(phrases), number), ([word, { value, unit }]): Piece | undefined =>
      unit !== '' || !Number.isInteger(value) || value < 1
        ? undefined
        : (request) => {
            request.limit = value;
            request.ranked ||= word === 'top';
          },
    );
  const limit = alt(
    limitOf(PHRASES.firstRows),
    map(seq(limitOf(PHRASES.firstOnly), rows), ([piece]) => piece),
  );
  const sort = map(
    seq(
      phrase(PHRASES.sort),
      opt(figures.op),
      alt<{ by?: ColumnFacts }>(
        map(phrase('count|number of rows|rows'), () => ({})),
        map(column, (by) => ({ by })),
      ),
      opt(direction),
    ),
    ([, op, { by }, order]): Piece =>
      (request) => {
        request.sortBy = by === undefined ? { op: 'count' } : { column: by, op };
        if (order !== undefined) request.order = order;
      },
  );
  const turn = map(
    alt(
      direction,
      map(seq(phrase('sorted|sort|ordered|order|in'), direction), ([, order]) => order),
    ),
    (order): Piece =>
      (request) =>
        void (request.order = order),
  );
  const fileName = map(
    seq(opt(phrase(PHRASES.is)), opt(phrase(PHRASES.this)), opt(phrase('this|attached|my|our')), phrase(PHRASES.file)),
    () => noEffect,
  );
  const ofRows = map(seq(phrase(PHRASES.ofRows), opt(phrase(PHRASES.all)), described, things), ([, , piece]) => piece);
  const there = map(phrase(PHRASES.there), (): Piece => (request) => {
    const counts = request.measures.some(({ op }) => op === 'count' || op === 'distinct');
    const lists = request.list || request.unplacedColumns.length > 0;
    if (!counts && !lists) request.problems.push({ kind: 'invalid', message: '' });
  });
  const clause = alt(
    parts.conditions,
    figures.groups,
    ofRows,
    sort,
    limit,
    turn,
    fileName,
    there,
    createFurtherColumnsRule(terminals),
    parts.outputs.clause,
  );
  const joined = map(seq(opt(phrase(PHRASES.and)), clause), ([, piece]) => piece);
  return { clauses: map(many(joined), all), fileName, turn };
}

/** "and its date", ", which movie", "and when" */
function createFurtherColumnsRule({ phrase, column, columnOf, rows, facts }: Terminals): Rule<Piece> {
  const times = timeColumns(facts);
  const which = phrase('and which|, which|and what|, and which|, what|which');
  const after = opt(phrase('has it|had it|is it|was it|it was|is that|was that'));
  const show =
    (columns: readonly ColumnFacts[]): Piece =>
    (request) =>
      void (request.columnsOfFirstRow = [...columns]);
  return alt(
    map(seq(alt(phrase(PHRASES.its), which), column, after), ([, one]) => show([one])),
    map(seq(phrase('and|, and'), columnOf('date', 'text'), after), ([, one]) => show([one])),
    map(seq(which, rows, after), () => show([])),
    map(phrase(PHRASES.when), () => (times.length === 1 ? show(times) : undefined)),
  );
}

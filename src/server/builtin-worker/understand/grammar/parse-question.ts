import { alt, many, map, opt, seq } from './parser-combinators.ts';
import { createTerminals } from './terminals.ts';
import { createClauseRules } from './clause-rules.ts';
import { createConditionRule } from './condition-rules.ts';
import { createFigureRules } from './figure-rules.ts';
import { createHeadRule, rowsByDefault } from './head-rules.ts';
import { createOutputRules } from './output-rules.ts';
import { createValueRules } from './value-rules.ts';
import { all, askToClarify, noEffect, type Piece, where } from '../query-request.ts';
import type { TableFacts } from '../table-facts.ts';
import type { Token } from './tokenize.ts';
import { PHRASES } from './vocabulary.ts';

export interface Reading {
  piece: Piece;
  followUp: boolean;
}

export interface Readings {
  readings: readonly Reading[];
  furthest: number;
}

/** Returns all readings. Each uses every token exactly once. `following`: there is a question to refine. */
export function parseQuestion(tokens: readonly Token[], facts: TableFacts, following: boolean): Readings {
  const terminals = createTerminals(tokens, facts);
  const { phrase, end } = terminals;
  const values = createValueRules(terminals);
  const conditions = createConditionRule(terminals);
  const figures = createFigureRules(terminals, values.adjectives);
  const outputs = createOutputRules(terminals);
  const parts = { values, conditions, figures, outputs };
  const { clauses, fileName, turn } = createClauseRules(terminals, parts);

  const show = map(phrase(PHRASES.show), (): Piece => (request) => void (request.shown = true));
  const lead = map(
    many(
      alt(
        map(phrase(PHRASES.ask), () => noEffect),
        show,
        outputs.lead,
      ),
    ),
    all,
  );
  const head = createHeadRule(terminals, parts);
  const before = map(seq(alt(conditions, figures.groups), opt(phrase(','))), ([piece]) => piece);
  const tail = many(alt(phrase(PHRASES.tail), phrase(',')));
  const fresh = map(
    seq(lead, opt(fileName), opt(before), lead, opt(head), clauses, tail, end),
    ([asked, , early, again, main, rest]): Reading | undefined =>
      main === undefined && following
        ? undefined
        : {
            piece: all([
              asked,
              again,
              main ?? noEffect,
              early ?? noEffect,
              rest,
              main === undefined ? rowsOfConditions : noEffect,
            ]),
            followUp: false,
          },
  );
  return { readings: readAll(), furthest: terminals.furthest() };

  function readAll(): Reading[] {
    const found = following && startsFollowUp() ? [] : fresh(0).map(({ value }) => value);
    return found.length > 0 || !following ? found : readFollowUp();
  }

  function startsFollowUp(): boolean {
    return phrase(PHRASES.follow)(0).length > 0;
  }

  function readFollowUp(): Reading[] {
    const back = map(seq(show, phrase('it|them|these|those|that')), ([piece]) => all([piece, rowsByDefault]));
    const clear = map(phrase(PHRASES.clear), (): Piece => (request) => void (request.clearFilters = true));
    const someValues = alt(
      values.adjectives,
      map(values.several, (found) => {
        const [first] = found;
        return first === undefined
          ? undefined
          : where(
              first.column,
              'is',
              found.map(({ value }) => value),
              { joined: true },
            );
      }),
    );
    const fragment = alt(back, clear, figures.bare, someValues, head, turn);
    const follow = map(
      phrase(PHRASES.follow),
      (word): Piece =>
        (request) =>
          void (request.extendsPrevious ||= word === 'also' || word === 'and also'),
    );
    const after = map(
      phrase(PHRASES.followTail),
      (word): Piece =>
        (request) =>
          void (request.extendsPrevious ||= /^(?:too|also|as well)$/.test(word)),
    );
    const rule = map(
      seq(many(follow), lead, opt(fragment), clauses, many(alt(after, turn)), tail, end),
      ([start, asked, main, rest, last]): Reading => ({
        piece: all([...start, asked, main ?? noEffect, rest, ...last]),
        followUp: true,
      }),
    );
    return rule(0).map(({ value }) => value);
  }
}

const rowsOfConditions: Piece = (request) => {
  const { filters, limit, chart, save, problems } = request;
  request.list = true;
  if (filters.length > 0 || limit !== undefined) return;
  if (chart || save)
    askToClarify(request, `Say what to ${chart ? 'chart' : 'save'}, such as "number of rows by" a column.`);
  else problems.push({ kind: 'invalid', message: '' });
};

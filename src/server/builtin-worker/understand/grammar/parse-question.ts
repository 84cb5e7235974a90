import { alt, many, map, opt, seq } from './combine.ts';
import { createWords } from './grammar.ts';
import { readClauses } from './read-clauses.ts';
import { readConditions } from './read-conditions.ts';
import { readFigures } from './read-figures.ts';
import { readHeads, rowsByDefault } from './read-heads.ts';
import { readOutputs } from './read-outputs.ts';
import { createValues } from './read-values.ts';
import { all, askFor, nothing, type Piece } from './request.ts';
import type { TableFacts } from './table-facts.ts';
import type { Token } from './tokens.ts';
import { PHRASES } from './vocabulary.ts';
import { where } from './where.ts';

/** One way to read all words of a question. */
export interface Reading {
  piece: Piece;
  /** It leans on the question before. */
  followUp: boolean;
}

export interface Readings {
  readings: readonly Reading[];
  /** Up to which token some reading came. */
  furthest: number;
}

/**
 * Reads a question in all ways that the grammar allows. Every token belongs to exactly one piece of a reading: a word that
 * no piece takes leaves no reading at all.
 * @param following whether there is a question before that this one may refine
 */
export function readQuestion(tokens: readonly Token[], facts: TableFacts, following: boolean): Readings {
  const words = createWords(tokens, facts);
  const { phrase, end } = words;
  const values = createValues(words);
  const conditions = readConditions(words);
  const figures = readFigures(words, values.adjectives);
  const outputs = readOutputs(words);
  const parts = { values, conditions, figures, outputs };
  const { clauses, fileName, turn } = readClauses(words, parts);

  const show = map(phrase(PHRASES.show), (): Piece => (request) => void (request.shown = true));
  const lead = map(
    many(
      alt(
        map(phrase(PHRASES.ask), () => nothing),
        show,
        outputs.lead,
      ),
    ),
    all,
  );
  const head = readHeads(words, parts);
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
              main ?? nothing,
              early ?? nothing,
              rest,
              main === undefined ? rowsOfConditions : nothing,
            ]),
            followUp: false,
          },
  );
  return { readings: readAll(), furthest: words.furthest() };

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
          void (request.adds ||= word === 'also' || word === 'and also'),
    );
    const after = map(
      phrase(PHRASES.followTail),
      (word): Piece =>
        (request) =>
          void (request.adds ||= /^(?:too|also|as well)$/.test(word)),
    );
    const rule = map(
      seq(many(follow), lead, opt(fragment), clauses, many(alt(after, turn)), tail, end),
      ([start, asked, main, rest, last]): Reading => ({
        piece: all([...start, asked, main ?? nothing, rest, ...last]),
        followUp: true,
      }),
    );
    return rule(0).map(({ value }) => value);
  }
}

/** Conditions alone list the rows that they hold for. */
const rowsOfConditions: Piece = (request) => {
  const { filters, limit, chart, save, problems } = request;
  request.list = true;
  if (filters.length > 0 || limit !== undefined) return;
  if (chart || save) askFor(request, `Say what to ${chart ? 'chart' : 'save'}, such as "number of rows by" a column.`);
  else problems.push({ kind: 'unfit', words: '' });
};

import { isDeepStrictEqual } from 'node:util';
import type { Query } from '../tools/table/query.ts';
import { listNames } from '../tools/table/find-column.ts';
import { normalize } from '../tools/text/normalize-words.ts';
import { TooManyWays } from './combine.ts';
import { type Completed, completeQuery } from './complete-query.ts';
import { questionOf } from './question-of.ts';
import { withPercentages } from './percent.ts';
import { readQuestion, type Readings } from './read-question.ts';
import { emptyRequest, type Problem, type Request } from './request.ts';
import { suggestQuestions } from './suggest-questions.ts';
import type { TableFacts } from './table-facts.ts';
import { fitOf, restOf, unknownWords } from './table-words.ts';
import { cutTokens, type Token } from './tokens.ts';

/** A question that has one meaning only. */
export interface TableRequest {
  query: Query;
  chart: boolean;
  save: boolean;
  /** The answer is the first row. */
  first: boolean;
  /** Where one value is asked for: how many rows may fit at most. */
  mostRows: number | undefined;
  /** The result only lists different values. */
  names: boolean;
  /** The figure is clear only if every group is one row; else this must be asked. */
  oneRowEach: string | undefined;
  /** Rows that a ranking by number of rows leaves out, though they may make a group of their own. */
  unranked: number;
  /** What must be known before the result is read: the answer then names no figure before its table. */
  caution: string | undefined;
  /** What the answer must tell of how it counts; one sentence each. */
  notes: readonly string[];
  /** Whether it refines the query before. */
  followUp: boolean;
  /** How many of the words speak of this table: columns, values, rows. */
  fit: number;
}

/** Why there is no answer, in words for the operator, and questions that have one. */
export interface TableProblem {
  problem: string;
  offers: () => readonly string[];
  fit: number;
  /** Whether the words fit the table and only leave something open. */
  open: boolean;
}

/** Longer questions are not read: they hold more than one query can answer. */
const MOST_TOKENS = 40;

/**
 * Reads the operator's words as a question to one table. There is a query only if every word was understood, in one way.
 * Answers undefined where no word speaks of the table.
 * @param last the task's last query, which a follow-up refines
 */
export function readTableRequest(
  input: string,
  facts: TableFacts,
  last?: Query,
): TableRequest | TableProblem | undefined {
  const tokens = cutTokens(withoutFile(input, facts.file));
  const fit = fitOf(tokens, facts);
  if (tokens.length === 0) return undefined;
  const offers = () => closestQuestions(input, facts);
  if (tokens.length > MOST_TOKENS)
    return fit === 0
      ? undefined
      : { problem: `The question is too long: at most ${MOST_TOKENS} words are read.`, offers, fit, open: false };
  const found = interpret(tokens, facts, last);
  if (found === undefined) return { problem: 'The question can be read in too many ways.', offers, fit, open: true };
  const { good, problems, furthest } = found;
  const [first, second] = good;
  const told = problems.some(({ words }) => words !== '');
  if (first === undefined && !told && fit === 0 && !tokens.some(({ text }) => ASKS.test(text))) return undefined;
  if (first !== undefined && second === undefined && !problems.some(({ kind }) => kind === 'open'))
    return { ...first, fit };
  if (first === undefined && !told) {
    const unknown = unknownWords(tokens, facts);
    const rest = restOf(tokens, furthest);
    const problem =
      unknown.length > 0
        ? `Not understood: ${unknown.map((word) => `"${word}"`).join(', ')}. ${facts.file} has the columns ${listNames(facts.columns)}.`
        : `Not understood from "${rest}" on.`;
    return { problem, offers, fit, open: false };
  }
  if (second !== undefined) {
    const meanings = () =>
      spelt(
        good.map(({ query }) => query),
        facts,
      ).slice(0, 4);
    return { problem: 'This can be read in more than one way.', offers: meanings, fit, open: true };
  }
  const open = problems.find(({ kind, words }) => kind === 'open' && words !== '');
  const [problem] = open === undefined ? problems.filter(({ words }) => words !== '') : [open];
  const shares = [...new Set(problems.flatMap(({ share }) => share ?? []))];
  const meant = () =>
    shares.length > 0
      ? withPercentages(input, shares).filter((question) => answerable(question, facts))
      : spelt(problem?.meanings ?? [], facts);
  return {
    problem: problem?.words ?? 'The question is not understood.',
    offers: () => (meant().length > 0 ? meant() : offers()),
    fit,
    open: open !== undefined,
  };
}

/** Words that ask something of a table. */
const ASKS =
  /^(?:average|mean|median|total|sum|many|number|count|highest|lowest|largest|smallest|most|least|fewest|top|bottom|rows|by|per|which|where|list)$/;

type Understood = Omit<TableRequest, 'fit'>;

/** All queries that the words can mean, each once. */
function interpret(
  tokens: readonly Token[],
  facts: TableFacts,
  last: Query | undefined,
): { good: Understood[]; problems: Problem[]; furthest: number } | undefined {
  const read = readings(tokens, facts, last !== undefined);
  if (read === undefined) return undefined;
  const good = new Map<string, Understood>();
  const problems: Problem[] = [];
  for (const { piece, followUp } of read.readings) {
    const request = emptyRequest();
    piece(request);
    const before = followUp ? last : undefined;
    const completed = request.problems.length > 0 ? undefined : completeQuery(request, facts, before);
    const isRepeat = completed !== undefined && isSame(completed.query, before) && !request.chart && !request.save;
    if (isRepeat && request.problems.length === 0) continue;
    const unfit = request.problems.filter(({ kind }) => kind === 'unfit');
    if (request.problems.length > 0) problems.push(...(unfit.length > 0 ? unfit : request.problems));
    else if (completed !== undefined) good.set(keyOf(completed, request), understood(completed, request, followUp));
  }
  return { good: [...good.values()], problems, furthest: read.furthest };
}

function readings(tokens: readonly Token[], facts: TableFacts, following: boolean): Readings | undefined {
  try {
    return readQuestion(tokens, facts, following);
  } catch (error) {
    if (error instanceof TooManyWays) return undefined;
    throw error;
  }
}

function isSame(query: Query, before: Query | undefined): boolean {
  return before !== undefined && isDeepStrictEqual({ ...query }, { ...before });
}

function understood(
  { query, mostRows }: Completed,
  { chart, save, first, names, oneRowEach, unranked, caution, notes }: Request,
  followUp: boolean,
): Understood {
  return {
    query,
    mostRows,
    chart,
    save,
    first,
    names,
    oneRowEach,
    unranked,
    caution,
    notes: [...new Set(notes)],
    followUp,
  };
}

function keyOf({ query, mostRows }: Completed, { chart, save }: Request): string {
  const filters = (query.filters ?? []).map((filter) => JSON.stringify(filter)).toSorted();
  return JSON.stringify([{ ...query, filters }, Object.keys(query).toSorted(), mostRows !== undefined, chart, save]);
}

/** Questions to a table that are close to these words. Each has an answer. */
export function closestQuestions(input: string, facts: TableFacts): string[] {
  const tokens = cutTokens(withoutFile(input, facts.file)).slice(0, MOST_TOKENS);
  return suggestQuestions(tokens, facts, (question) => answerable(question, facts));
}

/** Queries as questions that have an answer. */
function spelt(queries: readonly Query[], facts: TableFacts): string[] {
  return queries.flatMap((query) => {
    const ways = [questionOf(query), questionOf(query, true)];
    return ways.find((way) => way !== undefined && isDeepStrictEqual({ ...meaningOf(way, facts) }, query)) ?? [];
  });
}

/** Whether a question has exactly one meaning in this table. */
function answerable(question: string, facts: TableFacts): boolean {
  return meaningOf(question, facts) !== undefined;
}

/** The query that a question certainly means. */
function meaningOf(question: string, facts: TableFacts): Query | undefined {
  const found = interpret(cutTokens(withoutFile(question, facts.file)), facts, undefined);
  const [only, second] = found?.good ?? [];
  return second === undefined && found?.problems.some(({ kind }) => kind === 'open') === false
    ? only?.query
    : undefined;
}

/** The file's name is a word of the grammar. */
function withoutFile(input: string, file: string): string {
  const at = normalize(input).indexOf(normalize(file));
  return at < 0 || normalize(input).length !== input.length
    ? input.replaceAll(file, ' thisfile ')
    : `${input.slice(0, at)} thisfile ${input.slice(at + file.length)}`;
}

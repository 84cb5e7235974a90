import { isDeepStrictEqual } from 'node:util';
import type { Query } from '../../tools/table/query.ts';
import { listNames } from '../../tools/table/find-column.ts';
import { normalize } from '../../tools/text/normalize-words.ts';
import { TooManyReadings } from './grammar/parser-combinators.ts';
import { type Completed, completeQuery } from './complete-query.ts';
import { formatQuestion } from './format-question.ts';
import { withPercentages } from './grammar/percent-rules.ts';
import { parseQuestion, type Readings } from './grammar/parse-question.ts';
import { emptyRequest, type Problem, type QueryRequest } from './query-request.ts';
import { suggestQuestions } from './suggest-questions.ts';
import type { TableFacts } from './table-facts.ts';
import { countMatches, unparsedText, unknownWords } from './match-words.ts';
import { tokenize, type Token } from './grammar/tokenize.ts';

export interface TableRequest {
  query: Query;
  chart: boolean;
  save: boolean;
  first: boolean;
  maxRows: number | undefined;
  names: boolean;
  /** Reported unless each group has one row. */
  oneRowPerGroup: string | undefined;
  /** Excluded from the ranking. */
  unrankedMarkers: number;
  warning: string | undefined;
  notes: readonly string[];
  followUp: boolean;
  /** Words that match the table. */
  fit: number;
}

export interface TableProblem {
  problem: string;
  offers: () => readonly string[];
  fit: number;
  isAmbiguous: boolean;
}

const MAX_TOKENS = 40;

/** Succeeds only if every word is understood, in exactly one way. Undefined if no word matches the table. */
export function parseTableRequest(
  input: string,
  facts: TableFacts,
  last?: Query,
): TableRequest | TableProblem | undefined {
  const tokens = tokenize(maskFileName(input, facts.file));
  const fit = countMatches(tokens, facts);
  if (tokens.length === 0) return undefined;
  const offers = () => closestQuestions(input, facts);
  if (tokens.length > MAX_TOKENS)
    return fit === 0
      ? undefined
      : { problem: `The question is too long: at most ${MAX_TOKENS} words are read.`, offers, fit, isAmbiguous: false };
  const found = interpret(tokens, facts, last);
  if (found === undefined)
    return { problem: 'The question can be read in too many ways.', offers, fit, isAmbiguous: true };
  const { good, problems, furthest } = found;
  const [first, second] = good;
  const hasMessage = problems.some(({ message }) => message !== '');
  if (first === undefined && !hasMessage && fit === 0 && !tokens.some(({ text }) => TABLE_WORDS.test(text)))
    return undefined;
  if (first !== undefined && second === undefined && !problems.some(({ kind }) => kind === 'ambiguous'))
    return { ...first, fit };
  if (first === undefined && !hasMessage) {
    const unknown = unknownWords(tokens, facts);
    const rest = unparsedText(tokens, furthest);
    const problem =
      unknown.length > 0
        ? `Not understood: ${unknown.map((word) => `"${word}"`).join(', ')}. ${facts.file} has the columns ${listNames(facts.columns)}.`
        : `Not understood from "${rest}" on.`;
    return { problem, offers, fit, isAmbiguous: false };
  }
  if (second !== undefined) {
    const meanings = () =>
      formatQueries(
        good.map(({ query }) => query),
        facts,
      ).slice(0, 4);
    return { problem: 'This can be read in more than one way.', offers: meanings, fit, isAmbiguous: true };
  }
  const ambiguity = problems.find(({ kind, message }) => kind === 'ambiguous' && message !== '');
  const [problem] = ambiguity === undefined ? problems.filter(({ message }) => message !== '') : [ambiguity];
  const shares = [...new Set(problems.flatMap(({ share }) => share ?? []))];
  const meant = () =>
    shares.length > 0
      ? withPercentages(input, shares).filter((question) => answerable(question, facts))
      : formatQueries(problem?.meanings ?? [], facts);
  return {
    problem: problem?.message ?? 'The question is not understood.',
    offers: () => (meant().length > 0 ? meant() : offers()),
    fit,
    isAmbiguous: ambiguity !== undefined,
  };
}

const TABLE_WORDS =
  /^(?:average|mean|median|total|sum|many|number|count|highest|lowest|largest|smallest|most|least|fewest|top|bottom|rows|by|per|which|where|list)$/;

type UnscoredRequest = Omit<TableRequest, 'fit'>;

function interpret(
  tokens: readonly Token[],
  facts: TableFacts,
  last: Query | undefined,
): { good: UnscoredRequest[]; problems: Problem[]; furthest: number } | undefined {
  const read = readings(tokens, facts, last !== undefined);
  if (read === undefined) return undefined;
  const good = new Map<string, UnscoredRequest>();
  const problems: Problem[] = [];
  for (const { piece, followUp } of read.readings) {
    const request = emptyRequest();
    piece(request);
    const before = followUp ? last : undefined;
    const completed = request.problems.length > 0 ? undefined : completeQuery(request, facts, before);
    const isRepeat = completed !== undefined && isSame(completed.query, before) && !request.chart && !request.save;
    if (isRepeat && request.problems.length === 0) continue;
    const invalid = request.problems.filter(({ kind }) => kind === 'invalid');
    if (request.problems.length > 0) problems.push(...(invalid.length > 0 ? invalid : request.problems));
    else if (completed !== undefined) good.set(keyOf(completed, request), toTableRequest(completed, request, followUp));
  }
  return { good: [...good.values()], problems, furthest: read.furthest };
}

function readings(tokens: readonly Token[], facts: TableFacts, following: boolean): Readings | undefined {
  try {
    return parseQuestion(tokens, facts, following);
  } catch (error) {
    if (error instanceof TooManyReadings) return undefined;
    throw error;
  }
}

function isSame(query: Query, before: Query | undefined): boolean {
  return before !== undefined && isDeepStrictEqual({ ...query }, { ...before });
}

function toTableRequest(
  { query, maxRows }: Completed,
  { chart, save, first, names, oneRowPerGroup, unrankedMarkers, warning, notes }: QueryRequest,
  followUp: boolean,
): UnscoredRequest {
  return {
    query,
    maxRows,
    chart,
    save,
    first,
    names,
    oneRowPerGroup,
    unrankedMarkers,
    warning,
    notes: [...new Set(notes)],
    followUp,
  };
}

function keyOf({ query, maxRows }: Completed, { chart, save }: QueryRequest): string {
  const filters = (query.filters ?? []).map((filter) => JSON.stringify(filter)).toSorted();
  return JSON.stringify([{ ...query, filters }, Object.keys(query).toSorted(), maxRows !== undefined, chart, save]);
}

export function closestQuestions(input: string, facts: TableFacts): string[] {
  const tokens = tokenize(maskFileName(input, facts.file)).slice(0, MAX_TOKENS);
  return suggestQuestions(tokens, facts, (question) => answerable(question, facts));
}

function formatQueries(queries: readonly Query[], facts: TableFacts): string[] {
  return queries.flatMap((query) => {
    const ways = [formatQuestion(query), formatQuestion(query, true)];
    return ways.find((way) => way !== undefined && isDeepStrictEqual({ ...meaningOf(way, facts) }, query)) ?? [];
  });
}

function answerable(question: string, facts: TableFacts): boolean {
  return meaningOf(question, facts) !== undefined;
}

function meaningOf(question: string, facts: TableFacts): Query | undefined {
  const found = interpret(tokenize(maskFileName(question, facts.file)), facts, undefined);
  const [only, second] = found?.good ?? [];
  return second === undefined && found?.problems.some(({ kind }) => kind === 'ambiguous') === false
    ? only?.query
    : undefined;
}

function maskFileName(input: string, file: string): string {
  const at = normalize(input).indexOf(normalize(file));
  return at < 0 || normalize(input).length !== input.length
    ? input.replaceAll(file, ' thisfile ')
    : `${input.slice(0, at)} thisfile ${input.slice(at + file.length)}`;
}

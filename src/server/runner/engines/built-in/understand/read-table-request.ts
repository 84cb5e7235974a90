import { listNames } from '../../../tools/table/find-column.ts';
import type { Query } from '../../../tools/table/query.ts';
import { completeQuery } from './complete-query.ts';
import { type MarkedWords, markWords } from './mark-words.ts';
import { plainPhrases } from './plain-phrases.ts';
import { readFigures } from './read-figures.ts';
import { readFilters } from './read-filters.ts';
import { C, createReader, emptyRequest, type Reader, type Request } from './request.ts';
import type { TableFacts } from './table-facts.ts';
import { BEYOND, CREATIVE, EMPTY_WORDS } from './vocabulary.ts';

export interface TableRequest {
  query: Query;
  chart: boolean;
  save: boolean;
  /** The answer is the first row. */
  first: boolean;
  /** Whether it refines the query before. */
  followUp: boolean;
  /** How words were taken that could have meant something else; one clause each. */
  said: string[];
  /** Words that nothing was made of. */
  unused: string[];
  /** How many of the words speak of this table: columns, values, rows. */
  fit: number;
}

/** Why nothing can be done, in words for the operator. */
export type TableProblem = { problem: string; fit: number };

/**
 * Reads the operator's words as a question to one table, by rules: never a guess that isn't told.
 * Answers undefined where the words ask for nothing that a table could answer.
 * @param last the task's last query, which a follow-up refines
 */
export function readTableRequest(
  input: string,
  facts: TableFacts,
  last?: Query,
): TableRequest | TableProblem | undefined {
  const words = input.split(facts.file).join(' ').replace(/\s+/g, ' ').trim();
  const marked = markWords(words, facts);
  const request = emptyRequest();
  request.said.push(...marked.said);
  const reader = createReader(plainPhrases(marked.text), marked.marks, facts, request);
  readOutputs(reader);
  readFilters(reader);
  readFigures(reader);
  readRest(reader);

  const rest = reader.rest();
  leftovers(rest, request, facts);
  const fit =
    marked.marks.filter(({ kind }) => kind === 'c' || kind === 'v').length * 2 + (marked.text.includes('⟦r⟧') ? 1 : 0);
  const beyond = BEYOND.exec(rest)?.[0] ?? CREATIVE.exec(words)?.[0];
  const asks = asksForMore(request);
  const followUp = last !== undefined && refines(words, request);
  const { chart, save, clearFilters } = request;
  if (!asks && !(followUp && (chart || save || clearFilters || request.order !== undefined))) {
    if (request.problems.length > 0) return { problem: problemOf(request, marked), fit };
    if (last === undefined && (chart || save))
      return { problem: `Say what to ${chart ? 'chart' : 'save'}, such as "average price by city".`, fit };
    return beyond !== undefined && fit > 0 ? { problem: beyondWords(beyond), fit } : undefined;
  }
  request.adds = followUp && /\b(?:also|as well|too|add)\b/i.test(words);
  const query = completeQuery(request, facts, followUp ? last : undefined);
  if (beyond !== undefined && !/e-?mail|send|draft|code/i.test(beyond)) request.problems.unshift(beyondWords(beyond));
  if (request.problems.length > 0) return { problem: problemOf(request, marked), fit };
  const { first, said } = request;
  return { query, chart, save, first, followUp, said: [...new Set(said)], unused: unusedWords(rest, marked), fit };
}

function readOutputs({ eat, request }: Reader): void {
  const made = '(?:bar chart|line chart|bar graph|line graph|chart|plot|graph|diagram|svg)';
  const it = '(?: (?:it|this|that|them|these|those|result|results|answer|again))?';
  eat(
    `(?:(?:and|then|also|now|with|as|in|into|to|make|create|draw|show|give|add|do|it|that|this|on|them|,) )*(?:${made}|draw|visualise|visualize)${it}(?: (?:as|in|with|on) ${made})?`,
    () => {
      request.chart = true;
    },
  );
  const lead = '(?:(?:and|then|also|now|,) )*';
  const what = '(?: (?:it|this|that|them|these|those|result|results|answer|table|⟦r⟧))*';
  const sheet = '(?:csv|file|spreadsheet|excel|sheet)';
  eat(`${lead}(?:save|export|download)${what}(?: (?:as|to|in|into|for))?(?: ${sheet})*`, () => {
    request.save = true;
  });
  eat(
    `${lead}(?:write|put|give|get|store|make|create)${what}(?: (?:as|to|in|into|for))? ${sheet}(?: ${sheet})*`,
    () => {
      request.save = true;
    },
  );
  eat('(?:and |, )?(?:as|to|in|into) csv(?: file)?', () => {
    request.save = true;
  });
}

/** Columns left standing alone, and the wish for the rows themselves. */
function readRest({ eat, column, request }: Reader): void {
  if (request.measures.length === 0 && request.groupBy.length === 0) {
    eat(`(?:(?:list|show|give|find|get|display|see|which|what|is|only) )*⟦r⟧(?: (?:is|have|has))?`, () => {
      request.list = true;
    });
    eat(`(?:list|show|display|find|which|what) (\\p{Ll}[\\p{Ll}'-]+)(?= ¦)`, ([noun = '']) => {
      if (EMPTY_WORDS.has(noun) || BEYOND.test(noun)) return false;
      request.said.push(`"${noun}" taken as the rows`);
      request.list = true;
      return true;
    });
    eat('(?:list|show|display|find)', () => {
      request.list = true;
    });
  }
  eat(`(${C})`, ([text]) => {
    const found = column(text);
    if (found !== undefined) request.columns.push(found);
  });
}

function asksForMore(request: Request): boolean {
  const { measures, groupBy, filters, loose, columns, bareOps, list, limit, sortBy, chart } = request;
  const counted = [measures, groupBy, filters, loose, columns, bareOps].some(({ length }) => length > 0);
  return counted || limit !== undefined || (list && (sortBy !== undefined || !chart));
}

const STRONG = /^\s*(?:and|now|also|only|but|what about|how about|same|then|instead)\b/i;
const BACK = /\b(?:it|that|this|them|those|these|same|again|instead)\b/i;

/** Whether the words lean on the query before: they begin like it, or don't make a question by themselves. */
function refines(words: string, request: Request): boolean {
  const { measures, groupBy, columns, list, bareOps, filters, sortBy } = request;
  if (STRONG.test(words)) return true;
  const whole =
    (measures.length > 0 && (groupBy.length > 0 || filters.length > 0 || !BACK.test(words))) ||
    (list && (filters.length > 0 || sortBy !== undefined));
  if (whole) return false;
  return bareOps.length > 0 || measures.length > 0 || columns.length === 0 || BACK.test(words) || groupBy.length === 0;
}

function problemOf(request: Request, marked: MarkedWords): string {
  const [unclear] = marked.unclear;
  const [problem = ''] = request.problems;
  return unclear === undefined ? problem : `${unclear}: say which.`;
}

function beyondWords(word: string): string {
  return `"${word}" is beyond this worker: it filters, groups, counts, sums, averages, sorts and charts, by fixed rules.`;
}

/** Words that turn a question around or rank it must not be passed over. */
function leftovers(rest: string, request: Request, facts: TableFacts): void {
  if (/ (?:NOT|ISNOT|not|without) /.test(rest)) {
    request.problems.push(
      'It is not clear what to leave out. Say it like "ignore rows with no price" or "where city is not Vic", with a column of the file.',
    );
  }
  if (/ (?:SUPmax|SUPmin) /.test(rest))
    request.problems.push(`Most or least of which column? ${facts.file} has ${listNames(facts.columns)}.`);
}

/** Rewritten words as an operator would know them again. */
const SAID_BACK = new Map([
  ['SUPmax', 'most'],
  ['SUPmin', 'least'],
  ['PRICE', 'expensive or cheap'],
  ['DATE', 'newest or oldest'],
  ['NOT', 'except'],
  ['ISNOT', 'is not'],
  ['SORTBY', 'sort by'],
]);

/** Words that no rule took, without those that mean nothing here. */
function unusedWords(rest: string, { marks }: MarkedWords): string[] {
  return rest.split(' ').flatMap((word) => {
    if (word === '' || word === '¦' || word === '⟦r⟧' || EMPTY_WORDS.has(word) || !/[\p{L}\p{N}]/u.test(word))
      return [];
    const at = /^⟦[a-z](\d+)⟧$/.exec(word);
    const mark = at === null ? undefined : marks[Number(at[1])];
    if (mark !== undefined) return mark.kind === 'c' ? [mark.column.name] : [String(mark.value)];
    return [SAID_BACK.get(word) ?? word.replace(/^OP/, '')];
  });
}

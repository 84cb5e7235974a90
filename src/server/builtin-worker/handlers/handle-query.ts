import { isDeepStrictEqual } from 'node:util';
import { type EngineEvent, ToolProblem } from '../../runner/engine.ts';
import { profileTable } from '../tools/profile-table.ts';
import { type QueryAnswer, queryTable } from '../tools/query-table.ts';
import { measureLabel, type Query } from '../tools/table/query.ts';
import { writeFile, type WriteFileInput } from '../tools/write-file.ts';
import { askAnswer } from '../answer/decline-answer.ts';
import { capital, escapeMarkdown, list, number } from '../answer/format.ts';
import { howComputed, MOST_ROWS, queryResult } from '../answer/query-answer.ts';
import { filterWords, querySlug, queryWords } from '../answer/query-words.ts';
import type { Session } from '../session.ts';
import type { Scope } from '../understand/errand.ts';
import { questionOf } from '../understand/question-of.ts';
import type { TableRequest } from '../understand/read-table-request.ts';
import type { TableFacts } from '../understand/table-facts.ts';
import { whatToDescribe } from './overview-errand.ts';
import { leftOut } from './each-file.ts';

/** Answers a question to a table: looks at it where it is new, queries it, and writes what files were asked for. */
export async function* queryErrand(
  session: Session,
  request: TableRequest,
  others: readonly string[],
  { lastQuery: last, tables }: Scope,
): AsyncGenerator<EngineEvent> {
  const facts = tables.find(({ file }) => file === request.query.file);
  const { query, chart, save, mostRows, oneRowEach } = request;
  const wanted: Wanted[] = [...(chart ? [chartOf(query)] : []), ...(save ? [csvOf(query)] : [])];
  if (wanted.length > 0 && last !== undefined && isDeepStrictEqual({ ...query }, { ...last })) {
    yield* onlyFiles(session, query, wanted);
    return;
  }
  const drawable = (query.groupBy?.length ?? 0) > 0;
  yield* session.say(intent(query, chart && drawable && session.callsLeft() > 1, save && session.callsLeft() > 1));
  if (isNew(session, query.file) && session.callsLeft() > wanted.length + 2)
    yield* session.call(profileTable, whatToDescribe(query.file, facts?.totals));
  const answer = yield* session.call(queryTable, query);
  if (mostRows !== undefined && answer.resultRows > mostRows) {
    yield* session.say(noSingleValue(query, facts));
    return;
  }
  if (oneRowEach !== undefined && answer.found < answer.rowsUsed) {
    yield* session.say(askAnswer(oneRowEach, figuresOf(query)));
    return;
  }
  if (isRankUnsure(request, answer)) {
    yield* session.say(
      `${number(request.unranked)} rows say "NA" or the like, which may be a group of its own, and which would then come among the first.`,
    );
    return;
  }
  if (answer.resultRows > MOST_ROWS && !save) wanted.push(csvOf(query));
  const mark = session.cite(query.file, answer.lines.from, answer.lines.to);
  yield* session.say(queryResult(request, answer, mark));

  const extra =
    others.length > 0 ? [`Not used: ${list(others.map(escapeMarkdown))}, which the words fit less well.`] : [];
  const possible = answer.resultRows === 0 ? [] : wanted.filter(({ kind }) => kind !== 'chart' || drawable);
  if (chart && !drawable) extra.push('There is no chart: a chart needs figures by group, such as "by city".');
  const said = yield* writeAll(session, possible);
  yield* session.say([said, howComputed(request, answer, extra)].filter((text) => text !== '').join('\n\n'));
}

/** Whether rows that were left out would come among the first as a group of their own. */
function isRankUnsure({ query, unranked }: TableRequest, { rows }: QueryAnswer): boolean {
  if (unranked === 0) return false;
  const counts = rows.slice(0, query.limit ?? 1).map((row) => Number(row.at(-1)));
  return query.order === 'asc' ? unranked <= Math.max(...counts) : unranked >= Math.min(...counts);
}

/** The same question with each figure that it may mean. */
function figuresOf(query: Query): string[] {
  const [measure] = query.measures ?? [];
  const { sortBy: _by, ...rest } = query;
  return (['sum', 'mean', 'max'] as const).flatMap((op) => {
    const figure = measure?.column === undefined ? undefined : { op, column: measure.column };
    if (figure === undefined) return [];
    const sorted = query.sortBy === undefined ? {} : { sortBy: measureLabel(figure) };
    return questionOf({ ...rest, ...sorted, measures: [figure] }) ?? [];
  });
}

/** One value was asked for, and several rows fit. */
function noSingleValue(query: Query, facts: TableFacts | undefined): string {
  const { file, filters = [], columns = [] } = query;
  const column = columns.findLast((name) => facts?.columns.some((one) => one.name === name && one.type === 'number'));
  const ops = column === undefined ? [] : (['mean', 'max'] as const);
  const figures = ops.map((op) => questionOf({ file, filters, measures: [{ op, column }] }));
  const offers = [...figures, questionOf({ file, filters, columns })].flatMap((offer) => offer ?? []);
  return askAnswer(
    `Several rows fit where ${filterWords(filters)}, so ${list(columns)} has no single value there.`,
    offers,
  );
}

interface Wanted {
  kind: 'chart' | 'csv';
  input: WriteFileInput;
}

function chartOf(query: Query): Wanted {
  const title = capital(queryWords({ ...query, measures: query.measures?.slice(0, 1) ?? [{ op: 'count' }] }));
  return {
    kind: 'chart',
    input: { name: `${querySlug(query)}.svg`, kind: 'chart', title: title.slice(0, 200), query },
  };
}

function csvOf(query: Query): Wanted {
  return { kind: 'csv', input: { name: `${querySlug(query)}.csv`, kind: 'csv', query } };
}

/** "Chart it", "save that": the answer stands in the turn before, only the file is new. */
async function* onlyFiles(session: Session, query: Query, wanted: Wanted[]): AsyncGenerator<EngineEvent> {
  const said = yield* writeAll(session, wanted);
  yield* session.say(`${said}\n\nMade from ${escapeMarkdown(query.file)}: ${escapeMarkdown(queryWords(query))}.`);
}

/** Writes the files that the budget allows; answers what was written and what was left out, in words. */
async function* writeAll(session: Session, wanted: readonly Wanted[]): AsyncGenerator<EngineEvent, string, void> {
  const said: string[] = [];
  const skipped: string[] = [];
  for (const { kind, input } of wanted) {
    const noun = kind === 'chart' ? 'chart' : 'CSV file';
    if (session.callsLeft() < 1) {
      skipped.push(noun);
      continue;
    }
    try {
      const file = yield* session.call(writeFile, input);
      yield* session.show(file.name);
      said.push(
        kind === 'chart'
          ? `The chart is in **${file.name}**.`
          : `The whole result is in **${file.name}** (${file.holds}).`,
      );
    } catch (error) {
      if (!(error instanceof ToolProblem)) throw error;
      said.push(`There is no ${noun}: ${error.message}`);
    }
  }
  if (skipped.length > 0) {
    const ask = skipped.includes('chart') ? 'chart it' : 'save it as csv';
    said.push(leftOut(session, [`the ${list(skipped)}`]), `Ask "${ask}" next, or choose a higher budget.`);
  }
  return said.join(' ');
}

function intent(query: Query, chart: boolean, save: boolean): string {
  const steps = [
    `read ${escapeMarkdown(query.file)}`,
    `${(query.measures?.length ?? 0) === 0 ? 'list' : 'work out'} the ${escapeMarkdown(queryWords(query))}`,
  ];
  if (chart) steps.push('chart it');
  if (save) steps.push('save it as CSV');
  return `I'll ${list(steps)}.`;
}

/** Whether no earlier turn has looked into the file. */
function isNew({ turn }: Session, file: string): boolean {
  return !turn.history.some(({ parts }) =>
    parts.some(
      (part) =>
        part.type === 'tool-input-available' &&
        typeof part.input === 'object' &&
        part.input !== null &&
        'file' in part.input &&
        part.input.file === file,
    ),
  );
}

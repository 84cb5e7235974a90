import { isDeepStrictEqual } from 'node:util';
import { type EngineEvent, ToolProblem } from '../../runner/engine.ts';
import { profileTable } from '../../tools/profile-table.ts';
import { type QueryAnswer, queryTable } from '../../tools/query-table.ts';
import { measureLabel, type Query } from '../../tools/table/query.ts';
import { writeFile, type WriteFileInput } from '../../tools/write-file.ts';
import { formatClarification } from '../answer/format-refusal.ts';
import { capitalize, escapeMarkdown, formatList, formatNumber } from '../answer/format-markdown.ts';
import { explainResult, MAX_ROWS_SHOWN, formatResult } from '../answer/format-result.ts';
import { describeFilters, querySlug, describeQuery } from '../answer/describe-query.ts';
import type { TurnWriter } from '../turn-writer.ts';
import type { Scope } from '../understand/intent.ts';
import { formatQuestion } from '../understand/format-question.ts';
import type { TableRequest } from '../understand/parse-table-request.ts';
import type { TableFacts } from '../understand/table-facts.ts';
import { profileInput } from './handle-overview.ts';
import { describeSkipped } from './for-each-file.ts';

export async function* handleQuery(
  writer: TurnWriter,
  request: TableRequest,
  others: readonly string[],
  { lastQuery: last, tables }: Scope,
): AsyncGenerator<EngineEvent> {
  const facts = tables.find(({ file }) => file === request.query.file);
  const { query, chart, save, maxRows, oneRowPerGroup } = request;
  const wanted: Wanted[] = [...(chart ? [chartOf(query)] : []), ...(save ? [csvOf(query)] : [])];
  if (wanted.length > 0 && last !== undefined && isDeepStrictEqual({ ...query }, { ...last })) {
    yield* writeFilesOnly(writer, query, wanted);
    return;
  }
  const drawable = (query.groupBy?.length ?? 0) > 0;
  yield* writer.write(
    describeSteps(query, chart && drawable && writer.callsLeft() > 1, save && writer.callsLeft() > 1),
  );
  if (isNew(writer, query.file) && writer.callsLeft() > wanted.length + 2)
    yield* writer.call(profileTable, profileInput(query.file, facts?.totals));
  const answer = yield* writer.call(queryTable, query);
  if (maxRows !== undefined && answer.resultRows > maxRows) {
    yield* writer.write(describeSeveralRows(query, facts));
    return;
  }
  if (oneRowPerGroup !== undefined && answer.found < answer.rowsUsed) {
    yield* writer.write(formatClarification(oneRowPerGroup, rephraseWithMeasures(query)));
    return;
  }
  if (isRankUnsure(request, answer)) {
    yield* writer.write(
      `${formatNumber(request.unrankedMarkers)} rows say "NA" or the like, which may be a group of its own, and which would then come among the first.`,
    );
    return;
  }
  if (answer.resultRows > MAX_ROWS_SHOWN && !save) wanted.push(csvOf(query));
  const mark = writer.cite(query.file, answer.lines.from, answer.lines.to);
  yield* writer.write(formatResult(request, answer, mark));

  const extra =
    others.length > 0 ? [`Not used: ${formatList(others.map(escapeMarkdown))}, which the words fit less well.`] : [];
  const possible = answer.resultRows === 0 ? [] : wanted.filter(({ kind }) => kind !== 'chart' || drawable);
  if (chart && !drawable) extra.push('There is no chart: a chart needs figures by group, such as "by city".');
  const filesText = yield* writeAll(writer, possible);
  yield* writer.write([filesText, explainResult(request, answer, extra)].filter((text) => text !== '').join('\n\n'));
}

/** Whether a group of missing values would rank among the first. */
function isRankUnsure({ query, unrankedMarkers }: TableRequest, { rows }: QueryAnswer): boolean {
  if (unrankedMarkers === 0) return false;
  const counts = rows.slice(0, query.limit ?? 1).map((row) => Number(row.at(-1)));
  return query.order === 'asc' ? unrankedMarkers <= Math.max(...counts) : unrankedMarkers >= Math.min(...counts);
}

function rephraseWithMeasures(query: Query): string[] {
  const [measure] = query.measures ?? [];
  const { sortBy: _by, ...rest } = query;
  return (['sum', 'mean', 'max'] as const).flatMap((op) => {
    const figure = measure?.column === undefined ? undefined : { op, column: measure.column };
    if (figure === undefined) return [];
    const sorted = query.sortBy === undefined ? {} : { sortBy: measureLabel(figure) };
    return formatQuestion({ ...rest, ...sorted, measures: [figure] }) ?? [];
  });
}

function describeSeveralRows(query: Query, facts: TableFacts | undefined): string {
  const { file, filters = [], columns = [] } = query;
  const column = columns.findLast((name) => facts?.columns.some((one) => one.name === name && one.type === 'number'));
  const ops = column === undefined ? [] : (['mean', 'max'] as const);
  const figures = ops.map((op) => formatQuestion({ file, filters, measures: [{ op, column }] }));
  const offers = [...figures, formatQuestion({ file, filters, columns })].flatMap((offer) => offer ?? []);
  return formatClarification(
    `Several rows fit where ${describeFilters(filters)}, so ${formatList(columns)} has no single value there.`,
    offers,
  );
}

interface Wanted {
  kind: 'chart' | 'csv';
  input: WriteFileInput;
}

function chartOf(query: Query): Wanted {
  const title = capitalize(describeQuery({ ...query, measures: query.measures?.slice(0, 1) ?? [{ op: 'count' }] }));
  return {
    kind: 'chart',
    input: { name: `${querySlug(query)}.svg`, kind: 'chart', title: title.slice(0, 200), query },
  };
}

function csvOf(query: Query): Wanted {
  return { kind: 'csv', input: { name: `${querySlug(query)}.csv`, kind: 'csv', query } };
}

/** "Chart it": the previous turn has the answer. */
async function* writeFilesOnly(writer: TurnWriter, query: Query, wanted: Wanted[]): AsyncGenerator<EngineEvent> {
  const filesText = yield* writeAll(writer, wanted);
  yield* writer.write(
    `${filesText}\n\nMade from ${escapeMarkdown(query.file)}: ${escapeMarkdown(describeQuery(query))}.`,
  );
}

async function* writeAll(writer: TurnWriter, wanted: readonly Wanted[]): AsyncGenerator<EngineEvent, string, void> {
  const sentences: string[] = [];
  const skipped: string[] = [];
  for (const { kind, input } of wanted) {
    const noun = kind === 'chart' ? 'chart' : 'CSV file';
    if (writer.callsLeft() < 1) {
      skipped.push(noun);
      continue;
    }
    try {
      const file = yield* writer.call(writeFile, input);
      yield* writer.attach(file.name);
      sentences.push(
        kind === 'chart'
          ? `The chart is in **${file.name}**.`
          : `The whole result is in **${file.name}** (${file.holds}).`,
      );
    } catch (error) {
      if (!(error instanceof ToolProblem)) throw error;
      sentences.push(`There is no ${noun}: ${error.message}`);
    }
  }
  if (skipped.length > 0) {
    const ask = skipped.includes('chart') ? 'chart it' : 'save it as csv';
    sentences.push(
      describeSkipped(writer, [`the ${formatList(skipped)}`]),
      `Ask "${ask}" next, or choose a higher budget.`,
    );
  }
  return sentences.join(' ');
}

function describeSteps(query: Query, chart: boolean, save: boolean): string {
  const steps = [
    `read ${escapeMarkdown(query.file)}`,
    `${(query.measures?.length ?? 0) === 0 ? 'list' : 'work out'} the ${escapeMarkdown(describeQuery(query))}`,
  ];
  if (chart) steps.push('chart it');
  if (save) steps.push('save it as CSV');
  return `I'll ${formatList(steps)}.`;
}

function isNew({ turn }: TurnWriter, file: string): boolean {
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

import { measureLabel } from '../../../tools/table/query.ts';
import type { QueryAnswer } from '../../../tools/query-table.ts';
import type { TableRequest } from '../understand/read-table-request.ts';
import { capital, cell, count, escapeMarkdown, list, number, table } from './format.ts';
import { filterWords, queryWords } from './query-words.ts';

export const MOST_ROWS = 20;

/** The answer to a query: the result in one sentence, then the table. `mark` is the citation of the file. */
export function queryResult({ query, first }: TableRequest, answer: QueryAnswer, mark: string): string {
  const sentence = leadSentence(query, first, answer);
  const single = answer.resultRows === 1 && answer.columns.length === 1;
  if (answer.resultRows === 0 || single) return `${sentence} ${mark}`;
  return `${sentence} ${mark}\n\n${table(answer.columns, answer.rows.slice(0, MOST_ROWS))}`;
}

function leadSentence(query: TableRequest['query'], first: boolean, answer: QueryAnswer): string {
  const { columns, rows, resultRows, rowsInFile, rowsUsed, found } = answer;
  const where = query.filters === undefined ? '' : ` where ${escapeMarkdown(filterWords(query.filters))}`;
  if (rowsUsed === 0) return `No row of ${number(rowsInFile)} fits${where}.`;
  if ((query.measures?.length ?? 0) === 0) {
    const shown =
      resultRows < found
        ? `**${number(resultRows)}** of ${count(found, 'row')}`
        : `**${number(found)}** of ${count(rowsInFile, 'row')}`;
    return `${shown}${where}${query.sortBy === undefined ? '' : `, sorted by ${escapeMarkdown(query.sortBy)}, ${query.order === 'desc' ? 'highest' : 'lowest'} first`}.`;
  }
  const groups = columns.filter(({ role }) => role === 'group').length;
  if (groups === 0) return wholeFigures(query, answer, where);
  const at = Math.max(
    groups,
    columns.findIndex(({ name }) => name === query.sortBy),
  );
  const measure = columns[at];
  const top = rows[0];
  if (measure === undefined || top === undefined) return `${capital(escapeMarkdown(queryWords(query)))}.`;
  const keyOf = (row: QueryAnswer['rows'][number]) =>
    columns
      .slice(0, groups)
      .map((column, i) => cell(row[i], column))
      .join(', ');
  if (first) {
    const tied = rows.filter((row) => row[at] === top[at]);
    const names = list(tied.map((row) => `**${keyOf(row)}**`));
    const place = query.order === 'asc' ? 'lowest' : 'highest';
    const what =
      measure.name === 'rows'
        ? query.order === 'asc'
          ? 'fewest rows'
          : 'most rows'
        : `${place} ${escapeMarkdown(measure.name)}`;
    return `${names} ${tied.length > 1 ? 'have' : 'has'} the ${what}: **${cell(top[at], measure)}**${where}.`;
  }
  const ends = extremes(rows, at);
  const range =
    ends === undefined || rows.length < resultRows
      ? `, ${count(resultRows, 'group')}`
      : `: from **${cell(ends.low[at], measure)}** (${keyOf(ends.low)}) to **${cell(ends.high[at], measure)}** (${keyOf(ends.high)})`;
  const one = rows.length === 1 ? `: **${cell(top[at], measure)}** (${keyOf(top)})` : range;
  return `${capital(escapeMarkdown(measure.name === 'rows' ? 'rows' : measure.name))} by ${groupWords(query)}${where}${one}.`;
}

function wholeFigures(
  query: TableRequest['query'],
  { columns, rows, rowsUsed, rowsInFile }: QueryAnswer,
  where: string,
): string {
  const row = rows[0] ?? [];
  const [measure] = query.measures ?? [];
  if (columns.length === 1 && measure?.op === 'count') {
    return query.filters === undefined
      ? `There are **${count(rowsInFile, 'row')}**.`
      : `**${number(rowsUsed)}** of ${count(rowsInFile, 'row')}: those${where}.`;
  }
  if (columns.length === 1 && measure?.op === 'distinct')
    return `There are **${cell(row[0], columns[0] ?? noColumn)}** different values of ${escapeMarkdown(measure.column ?? '')}${where}.`;
  const figures = columns.map((column, i) => `the ${escapeMarkdown(column.name)} is **${cell(row[i], column)}**`);
  return `${capital(list(figures))}${where}.`;
}

const noColumn = { name: '', type: 'number', unit: '', role: 'measure' } as const;

function groupWords({ groupBy = [], datePart }: TableRequest['query']): string {
  return list(
    groupBy.map((name, i) => escapeMarkdown(i === 0 && datePart !== undefined ? `${datePart} of ${name}` : name)),
  );
}

function extremes(
  rows: QueryAnswer['rows'],
  at: number,
): { low: QueryAnswer['rows'][number]; high: QueryAnswer['rows'][number] } | undefined {
  const filled = rows.filter((row) => typeof row[at] === 'number');
  const [low] = filled.toSorted((a, b) => Number(a[at]) - Number(b[at]));
  const [high] = filled.toSorted((a, b) => Number(b[at]) - Number(a[at]));
  return low === undefined || high === undefined || low[at] === high[at] ? undefined : { low, high };
}

/** How it was worked out: the file, the rows used, those left out and why, how the words and the file were taken. */
export function howComputed(request: TableRequest, answer: QueryAnswer, extra: readonly string[]): string {
  const { file, rowsInFile, rowsUsed, leftOut, lines, resultRows, notes } = answer;
  const { query, said, unused, followUp } = request;
  const used =
    rowsUsed === rowsInFile ? `all ${count(rowsInFile, 'row')}` : `${number(rowsUsed)} of ${count(rowsInFile, 'row')}`;
  const sentences = [`Computed from ${escapeMarkdown(file)}, lines ${lines.from}–${lines.to}: ${used}.`];
  for (const { column, rows } of leftOut) {
    const labels = (query.measures ?? []).filter((measure) => measure.column === column).map(measureLabel);
    sentences.push(
      `${count(rows, 'row')} without ${escapeMarkdown(column)} ${rows === 1 ? 'is' : 'are'} left out of the ${list(labels)}.`,
    );
  }
  if (resultRows > MOST_ROWS)
    sentences.push(
      `The table shows the first ${MOST_ROWS} of ${number(resultRows)}; ${number(resultRows - MOST_ROWS)} more follow.`,
    );
  if (followUp) sentences.push(`Taken as a follow-up: ${escapeMarkdown(queryWords(query))}.`);
  if (said.length > 0) sentences.push(`Read as: ${said.map(escapeMarkdown).join('; ')}.`);
  const relevant = notes.filter(
    (note) => !note.includes(':') || usedColumns(query).some((name) => note.startsWith(name)),
  );
  if (relevant.length > 0) sentences.push(`${capital(relevant.map(escapeMarkdown).join('; '))}.`);
  if (unused.length > 0)
    sentences.push(
      `Not used: ${unused.map((word) => `"${escapeMarkdown(word)}"`).join(', ')}; this worker reads by fixed rules and made nothing of ${unused.length === 1 ? 'it' : 'them'}.`,
    );
  return [...sentences, ...extra].join(' ');
}

function usedColumns({ groupBy = [], measures = [], filters = [], columns = [] }: TableRequest['query']): string[] {
  return [
    ...groupBy,
    ...measures.flatMap(({ column }) => column ?? []),
    ...filters.map(({ column }) => column),
    ...columns,
  ];
}

import { measureLabel } from '../tools/table/query.ts';
import type { QueryAnswer } from '../tools/query-table.ts';
import type { TableRequest } from '../understand/read-table-request.ts';
import { capital, cell, count, escapeMarkdown, exactCell, list, number, table } from './format.ts';
import { filterWords, orderWords, queryWords } from './query-words.ts';

export const MOST_ROWS = 20;

/** The answer to a query: the result in one sentence, then the table. `mark` is the citation of the file. */
export function queryResult(request: TableRequest, answer: QueryAnswer, mark: string): string {
  if (request.caution !== undefined)
    return `${escapeMarkdown(request.caution)} ${mark}\n\n${table(answer.columns, answer.rows.slice(0, MOST_ROWS))}`;
  const sentence = leadSentence(request, answer);
  const single = answer.resultRows === 1 && answer.columns.length === 1;
  if (answer.resultRows === 0 || single) return `${sentence} ${mark}`;
  return `${sentence} ${mark}\n\n${table(answer.columns, answer.rows.slice(0, MOST_ROWS))}`;
}

function leadSentence({ query, first, mostRows, names: onlyNames }: TableRequest, answer: QueryAnswer): string {
  const { columns, rows, rowsInFile, rowsUsed, resultRows } = answer;
  const where = query.filters === undefined ? '' : ` where ${escapeMarkdown(filterWords(query.filters))}`;
  if (rowsUsed === 0) return `No row of ${number(rowsInFile)} fits${where}.`;
  if ((query.measures?.length ?? 0) === 0) {
    if (first) return firstRow(query, answer, where);
    return resultRows === 1 && (mostRows !== undefined || columns.length === 1)
      ? values(answer, where)
      : listed(query, answer, where);
  }
  const groups = columns.filter(({ role }) => role === 'group').length;
  if (groups === 0) return wholeFigures(query, answer, where);
  if (onlyNames && groups === 1) {
    const one = answer.found === 1;
    return `There ${one ? 'is' : 'are'} **${number(answer.found)}** different ${one ? 'value' : 'values'} of ${escapeMarkdown(columns[0]?.name ?? '')}${where}.`;
  }
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
    const names = list(tied.slice(0, MOST_ROWS).map((row) => `**${keyOf(row)}**`));
    const place = query.order === 'asc' ? 'lowest' : 'highest';
    const what =
      measure.name === 'rows'
        ? query.order === 'asc'
          ? 'fewest rows'
          : 'most rows'
        : `${place} ${escapeMarkdown(measure.name.startsWith(`${place} `) ? measure.name.slice(place.length + 1) : measure.name)}`;
    return `${names} ${tied.length > 1 ? 'have' : 'has'} the ${what}: **${cell(top[at], measure)}**${where}.`;
  }
  const ends = extremes(rows, at);
  const range =
    ends === undefined || rows.length < resultRows
      ? `, ${count(resultRows, 'group')}`
      : `: from **${cell(ends.low[at], measure)}** (${keyOf(ends.low)}) to **${cell(ends.high[at], measure)}** (${keyOf(ends.high)})`;
  const one = rows.length === 1 ? `: **${cell(top[at], measure)}** (${keyOf(top)})` : range;
  return `${capital(escapeMarkdown(measure.name === 'rows' ? 'rows' : measure.name))} by ${list(columns.slice(0, groups).map(({ name }) => escapeMarkdown(name)))}${where}${one}.`;
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
      ? `There ${rowsInFile === 1 ? 'is' : 'are'} **${count(rowsInFile, 'row')}**.`
      : `**${number(rowsUsed)}** of ${count(rowsInFile, 'row')}: those${where}.`;
  }
  if (columns.length === 1 && measure?.op === 'distinct')
    return `There ${row[0] === 1 ? 'is' : 'are'} **${number(Number(row[0]))}** different ${row[0] === 1 ? 'value' : 'values'} of ${escapeMarkdown(measure.column ?? '')}${where}.`;
  const figures = columns.map(
    (column, i) => `the ${escapeMarkdown(figureName(column))} is **${cell(row[i], column)}**`,
  );
  return `${capital(list(figures))}${where}.`;
}

/** The first of dates is the earliest. */
function figureName({ name, type }: QueryAnswer['columns'][number]): string {
  if (name === 'rows') return 'number of rows';
  return type === 'date' ? name.replace(/^highest /, 'latest ').replace(/^lowest /, 'earliest ') : name;
}

function listed(query: TableRequest['query'], { resultRows, found, rowsInFile }: QueryAnswer, where: string): string {
  const shown =
    resultRows < found
      ? `**${number(resultRows)}** of ${count(found, 'row')}`
      : `**${number(found)}** of ${count(rowsInFile, 'row')}`;
  const order = query.order === 'desc' ? 'highest' : 'lowest';
  return `${shown}${where}${query.sortBy === undefined ? '' : `, sorted by ${escapeMarkdown(query.sortBy)}, ${order} first`}.`;
}

/** "The price is **200** where city is Vic." */
function values({ columns, rows: [row = []] }: QueryAnswer, where: string): string {
  const said = columns.map((column, i) => {
    const name = escapeMarkdown(column.name);
    if (row[i] === null) return `there is no ${name}`;
    return `the ${/[^s]s$/.test(name) ? `value of ${name}` : name} is **${exactCell(row[i], column)}**`;
  });
  return `${capital(list(said))}${where}.`;
}

/** "**Vic** has the highest price: **200**.", with all that tie. */
function firstRow(
  { sortBy = '', order }: TableRequest['query'],
  { columns, rows, resultRows }: QueryAnswer,
  where: string,
): string {
  const at = columns.findIndex(({ name }) => name === sortBy);
  const by = columns[at];
  const value = rows[0]?.[at];
  if (by === undefined || value === null || value === undefined)
    return `No row has a value of ${escapeMarkdown(sortBy)}${where}.`;
  const end = by.type === 'date' ? (order === 'desc' ? 'latest' : 'earliest') : order === 'desc' ? 'highest' : 'lowest';
  const label = labelOf(columns, at);
  const name = columns[label];
  const who =
    name === undefined || resultRows > 3
      ? `${count(resultRows, 'row')}`
      : list(rows.map((row) => `**${cell(row[label], name)}**`));
  return `${who} ${resultRows > 1 ? 'have' : 'has'} the ${end} ${escapeMarkdown(by.name)}: **${exactCell(value, by)}**${where}.`;
}

/** The column that names a row best: one called so, or the first one of words, or the first other one. */
function labelOf(columns: QueryAnswer['columns'], but: number): number {
  const others = columns.map((column, i) => ({ ...column, i })).filter(({ i }) => i !== but);
  const named = others.find(({ name, type }) => type === 'text' && /^(?:name|title)$/i.test(name));
  return (named ?? others.find(({ type }) => type === 'text') ?? others[0])?.i ?? -1;
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
  const { query, notes: said, followUp } = request;
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
  if (followUp) sentences.push(`Taken as a follow-up: ${escapeMarkdown(queryWords(query) + orderWords(query))}.`);
  sentences.push(...said.map(escapeMarkdown));
  const relevant = notes.filter(
    (note) => !note.includes(':') || usedColumns(query).some((name) => note.startsWith(name)),
  );
  if (relevant.length > 0) sentences.push(`${capital(relevant.map(escapeMarkdown).join('; '))}.`);
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

import { measureLabel } from '../../tools/table/query.ts';
import type { QueryAnswer } from '../../tools/query-table.ts';
import type { TableRequest } from '../understand/parse-table-request.ts';
import {
  capitalize,
  formatCell,
  formatCount,
  escapeMarkdown,
  formatExactCell,
  formatList,
  formatNumber,
  formatTable,
} from './format-markdown.ts';
import { describeFilters, describeOrder, describeQuery } from './describe-query.ts';

export const MAX_ROWS_SHOWN = 20;

/** `mark`: citation of the file. */
export function formatResult(request: TableRequest, answer: QueryAnswer, mark: string): string {
  if (request.warning !== undefined)
    return `${escapeMarkdown(request.warning)} ${mark}\n\n${formatTable(answer.columns, answer.rows.slice(0, MAX_ROWS_SHOWN))}`;
  const sentence = leadSentence(request, answer);
  const single = answer.resultRows === 1 && answer.columns.length === 1;
  if (answer.resultRows === 0 || single) return `${sentence} ${mark}`;
  return `${sentence} ${mark}\n\n${formatTable(answer.columns, answer.rows.slice(0, MAX_ROWS_SHOWN))}`;
}

function leadSentence({ query, first, maxRows, names: onlyNames }: TableRequest, answer: QueryAnswer): string {
  const { columns, rows, rowsInFile, rowsUsed, resultRows } = answer;
  const where = query.filters === undefined ? '' : ` where ${escapeMarkdown(describeFilters(query.filters))}`;
  if (rowsUsed === 0) return `No row of ${formatNumber(rowsInFile)} fits${where}.`;
  if ((query.measures?.length ?? 0) === 0) {
    if (first) return describeFirstRow(query, answer, where);
    return resultRows === 1 && (maxRows !== undefined || columns.length === 1)
      ? describeValues(answer, where)
      : describeRows(query, answer, where);
  }
  const groups = columns.filter(({ role }) => role === 'group').length;
  if (groups === 0) return describeFigures(query, answer, where);
  if (onlyNames && groups === 1) {
    const one = answer.found === 1;
    return `There ${one ? 'is' : 'are'} **${formatNumber(answer.found)}** different ${one ? 'value' : 'values'} of ${escapeMarkdown(columns[0]?.name ?? '')}${where}.`;
  }
  const at = Math.max(
    groups,
    columns.findIndex(({ name }) => name === query.sortBy),
  );
  const measure = columns[at];
  const top = rows[0];
  if (measure === undefined || top === undefined) return `${capitalize(escapeMarkdown(describeQuery(query)))}.`;
  const keyOf = (row: QueryAnswer['rows'][number]) =>
    columns
      .slice(0, groups)
      .map((column, i) => formatCell(row[i], column))
      .join(', ');
  if (first) {
    const tied = rows.filter((row) => row[at] === top[at]);
    const names = formatList(tied.slice(0, MAX_ROWS_SHOWN).map((row) => `**${keyOf(row)}**`));
    const place = query.order === 'asc' ? 'lowest' : 'highest';
    const what =
      measure.name === 'rows'
        ? query.order === 'asc'
          ? 'fewest rows'
          : 'most rows'
        : `${place} ${escapeMarkdown(measure.name.startsWith(`${place} `) ? measure.name.slice(place.length + 1) : measure.name)}`;
    return `${names} ${tied.length > 1 ? 'have' : 'has'} the ${what}: **${formatCell(top[at], measure)}**${where}.`;
  }
  const ends = extremes(rows, at);
  const range =
    ends === undefined || rows.length < resultRows
      ? `, ${formatCount(resultRows, 'group')}`
      : `: from **${formatCell(ends.low[at], measure)}** (${keyOf(ends.low)}) to **${formatCell(ends.high[at], measure)}** (${keyOf(ends.high)})`;
  const one = rows.length === 1 ? `: **${formatCell(top[at], measure)}** (${keyOf(top)})` : range;
  return `${capitalize(escapeMarkdown(measure.name === 'rows' ? 'rows' : measure.name))} by ${formatList(columns.slice(0, groups).map(({ name }) => escapeMarkdown(name)))}${where}${one}.`;
}

function describeFigures(
  query: TableRequest['query'],
  { columns, rows, rowsUsed, rowsInFile }: QueryAnswer,
  where: string,
): string {
  const row = rows[0] ?? [];
  const [measure] = query.measures ?? [];
  if (columns.length === 1 && measure?.op === 'count') {
    return query.filters === undefined
      ? `There ${rowsInFile === 1 ? 'is' : 'are'} **${formatCount(rowsInFile, 'row')}**.`
      : `**${formatNumber(rowsUsed)}** of ${formatCount(rowsInFile, 'row')}: those${where}.`;
  }
  if (columns.length === 1 && measure?.op === 'distinct')
    return `There ${row[0] === 1 ? 'is' : 'are'} **${formatNumber(Number(row[0]))}** different ${row[0] === 1 ? 'value' : 'values'} of ${escapeMarkdown(measure.column ?? '')}${where}.`;
  const figures = columns.map(
    (column, i) => `the ${escapeMarkdown(figureName(column))} is **${formatCell(row[i], column)}**`,
  );
  return `${capitalize(formatList(figures))}${where}.`;
}

function figureName({ name, type }: QueryAnswer['columns'][number]): string {
  if (name === 'rows') return 'number of rows';
  return type === 'date' ? name.replace(/^highest /, 'latest ').replace(/^lowest /, 'earliest ') : name;
}

function describeRows(
  query: TableRequest['query'],
  { resultRows, found, rowsInFile }: QueryAnswer,
  where: string,
): string {
  const shown =
    resultRows < found
      ? `**${formatNumber(resultRows)}** of ${formatCount(found, 'row')}`
      : `**${formatNumber(found)}** of ${formatCount(rowsInFile, 'row')}`;
  const order = query.order === 'desc' ? 'highest' : 'lowest';
  return `${shown}${where}${query.sortBy === undefined ? '' : `, sorted by ${escapeMarkdown(query.sortBy)}, ${order} first`}.`;
}

/** "The price is **200** where city is Vic." */
function describeValues({ columns, rows: [row = []] }: QueryAnswer, where: string): string {
  const parts = columns.map((column, i) => {
    const name = escapeMarkdown(column.name);
    if (row[i] === null) return `there is no ${name}`;
    return `the ${/[^s]s$/.test(name) ? `value of ${name}` : name} is **${formatExactCell(row[i], column)}**`;
  });
  return `${capitalize(formatList(parts))}${where}.`;
}

/** "**Vic** has the highest price: **200**.", with ties. */
function describeFirstRow(
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
  const label = findNameColumn(columns, at);
  const name = columns[label];
  const who =
    name === undefined || resultRows > 3
      ? `${formatCount(resultRows, 'row')}`
      : formatList(rows.map((row) => `**${formatCell(row[label], name)}**`));
  return `${who} ${resultRows > 1 ? 'have' : 'has'} the ${end} ${escapeMarkdown(by.name)}: **${formatExactCell(value, by)}**${where}.`;
}

function findNameColumn(columns: QueryAnswer['columns'], but: number): number {
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

export function explainResult(request: TableRequest, answer: QueryAnswer, extra: readonly string[]): string {
  const { file, rowsInFile, rowsUsed, leftOut, lines, resultRows, notes } = answer;
  const { query, notes: assumptions, followUp } = request;
  const used =
    rowsUsed === rowsInFile
      ? `all ${formatCount(rowsInFile, 'row')}`
      : `${formatNumber(rowsUsed)} of ${formatCount(rowsInFile, 'row')}`;
  const sentences = [`Computed from ${escapeMarkdown(file)}, lines ${lines.from}–${lines.to}: ${used}.`];
  for (const { column, rows } of leftOut) {
    const labels = (query.measures ?? []).filter((measure) => measure.column === column).map(measureLabel);
    sentences.push(
      `${formatCount(rows, 'row')} without ${escapeMarkdown(column)} ${rows === 1 ? 'is' : 'are'} left out of the ${formatList(labels)}.`,
    );
  }
  if (resultRows > MAX_ROWS_SHOWN)
    sentences.push(
      `The table shows the first ${MAX_ROWS_SHOWN} of ${formatNumber(resultRows)}; ${formatNumber(resultRows - MAX_ROWS_SHOWN)} more follow.`,
    );
  if (followUp) sentences.push(`Taken as a follow-up: ${escapeMarkdown(describeQuery(query) + describeOrder(query))}.`);
  sentences.push(...assumptions.map(escapeMarkdown));
  const relevant = notes.filter(
    (note) => !note.includes(':') || usedColumns(query).some((name) => note.startsWith(name)),
  );
  if (relevant.length > 0) sentences.push(`${capitalize(relevant.map(escapeMarkdown).join('; '))}.`);
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

import { measureLabel, type Query } from '../../tools/table/query.ts';
import { reverseRanking } from './inherit-ranking.ts';
import { askToClarify, type QueryRequest } from './query-request.ts';
import type { TableFacts } from './table-facts.ts';
import { isYear } from './table-nouns.ts';

/** Decides what to measure, list or group by. Returns the most rows allowed if single values are asked for. */
export function assignColumns(request: QueryRequest, facts: TableFacts, last: Query | undefined): number | undefined {
  assignIts(request);
  reverseRanking(request, facts, last);
  assignMeasures(request, facts, last);
  return assignUnplacedColumns(request, facts, last);
}

/** "highest wind and its date" */
function assignIts(request: QueryRequest): void {
  const { columnsOfFirstRow, measures, groupBy, problems } = request;
  if (columnsOfFirstRow === undefined) return;
  const [only] = measures;
  const extreme = only?.op === 'max' || only?.op === 'min';
  if (
    only?.column === undefined ||
    !extreme ||
    measures.length > 1 ||
    groupBy.length > 0 ||
    request.limit !== undefined
  ) {
    problems.push({ kind: 'invalid', message: '' });
    return;
  }
  request.measures = [];
  request.list = true;
  request.sortBy = { column: only.column };
  request.order = only.op === 'max' ? 'desc' : 'asc';
  request.limit = 1;
  request.first = true;
  if (columnsOfFirstRow.length > 0) request.columns.push(...columnsOfFirstRow, only.column);
}

function assignMeasures(request: QueryRequest, facts: TableFacts, last: Query | undefined): void {
  if (request.opsWithoutColumn.length === 0) return;
  const names = new Set((last?.measures ?? []).flatMap(({ column }) => column ?? []));
  const columns = facts.columns.filter(({ name }) => names.has(name));
  for (const op of request.opsWithoutColumn) for (const column of columns) request.measures.push({ op, column });
  if (columns.length === 0)
    askToClarify(
      request,
      `The ${request.opsWithoutColumn.map((op) => measureLabel({ op, column: '' }).trim()).join(' and ')} of which column?`,
    );
}

function assignUnplacedColumns(request: QueryRequest, facts: TableFacts, last: Query | undefined): number | undefined {
  const { unplacedColumns: columns, groupBy, filters, measures } = request;
  if (columns.length === 0) return undefined;
  const [first] = columns;
  // "same for area" keeps the measures.
  const before = last?.measures?.filter(({ column }) => column !== undefined) ?? [];
  if (
    last !== undefined &&
    measures.length === 0 &&
    before.length > 0 &&
    columns.every(({ type }) => type === 'number')
  ) {
    for (const column of columns) for (const { op } of before) measures.push({ op, column });
    return undefined;
  }
  if (groupBy.length > 0) {
    assignByGroup(request);
    return undefined;
  }
  if (request.shown || request.list) {
    const sole = columns.length === 1 && first !== undefined && request.sortBy === undefined;
    if (sole && (first.type !== 'number' || isYear(first)) && !first.unique) {
      request.names = true;
      groupBy.push({ column: first });
      measures.push({ op: 'count' });
    } else {
      request.list = true;
      request.columns.push(...columns);
    }
    return undefined;
  }
  if (filters.length === 0) {
    askToClarify(request, `Say what to work out of ${columns.map(({ name }) => name).join(' and ')}.`);
    return undefined;
  }
  request.list = true;
  const several = new Set(filters.filter(({ value }) => Array.isArray(value)).map(({ column }) => column));
  request.columns.push(...facts.columns.filter((column) => several.has(column.name)), ...columns);
  return filters.reduce((rows, { value }) => rows * (Array.isArray(value) ? value.length : 1), 1);
}

/** "price by city": the price itself if each city has one row. */
function assignByGroup(request: QueryRequest): void {
  const { unplacedColumns: columns, groupBy, measures } = request;
  const [key] = groupBy;
  if (groupBy.length === 1 && key !== undefined && key.column.unique && key.part === undefined) {
    request.list = true;
    request.columns.push(key.column, ...columns);
    request.groupBy = [];
    return;
  }
  for (const column of columns) {
    if (column.type === 'number' && /^total/i.test(column.name)) measures.push({ op: 'sum', column });
    else if (column.type === 'number') {
      measures.push({ op: 'sum', column });
      request.oneRowPerGroup = `Say "average ${column.name}" or "total ${column.name}".`;
    } else
      request.problems.push({ kind: 'invalid', message: `${column.name} holds ${column.type}, so it has no figure.` });
  }
}

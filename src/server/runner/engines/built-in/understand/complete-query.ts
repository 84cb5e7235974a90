import { listNames } from '../../../tools/table/find-column.ts';
import { type Filter, type Measure, measureLabel, type MeasureOp, type Query } from '../../../tools/table/query.ts';
import { usualOp } from './figure-words.ts';
import type { Request } from './request.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { PRICE_LIKE } from './vocabulary.ts';

/**
 * Fills in what the words left open: the usual figure of a column that is named alone, the column of a figure that is
 * named alone, and, for a follow-up, everything that it doesn't change. What can't be filled in becomes a problem.
 * @param last the query that a follow-up refines
 */
export function completeQuery(request: Request, facts: TableFacts, last: Query | undefined): Query {
  const fresh: Query = { file: facts.file };
  placeLooseColumns(request, last);
  const measures = measuresOf(request, facts, last);
  const groupBy = request.groupBy.map(({ name }) => name);
  const filters = [...request.filters, ...looseFilters(request, facts, last)];
  const base = last === undefined ? fresh : { ...baseOf(last, request), file: facts.file };
  const query = last === undefined ? fresh : refineFilters(base, request, filters);

  if (last === undefined && filters.length > 0) query.filters = filters;
  if (groupBy.length > 0) {
    query.groupBy = request.adds ? [...new Set([...(base.groupBy ?? []), ...groupBy])] : groupBy;
    if (
      last !== undefined &&
      base.sortBy !== undefined &&
      !groupBy.includes(base.sortBy) &&
      base.groupBy?.includes(base.sortBy) === true
    )
      delete query.sortBy;
    if (request.datePart === undefined) delete query.datePart;
  }
  if (request.datePart !== undefined) query.datePart = request.datePart;
  if (measures.length > 0) {
    const before = base.measures ?? [];
    query.measures = request.adds ? [...before, ...measures] : measures;
    const [first] = measures;
    if (first !== undefined && !request.adds && before.some((one) => measureLabel(one) === base.sortBy))
      query.sortBy = measureLabel(first);
  }
  const grouped = (query.groupBy?.length ?? 0) > 0 || (query.measures?.length ?? 0) > 0;
  if (grouped && (query.measures?.length ?? 0) === 0) query.measures = [{ op: 'count' }];
  if (grouped && query.columns !== undefined) delete query.columns;
  if (request.columns.length > 0 && !grouped) query.columns = request.columns.map(({ name }) => name);
  if (request.sortBy !== undefined) query.sortBy = request.sortBy;
  if (request.order !== undefined) query.order = request.order;
  if (request.limit !== undefined) query.limit = request.limit;
  checkSort(query, request);
  return query;
}

/** What a follow-up keeps: from listed rows to figures, and back, only the conditions stay. */
function baseOf(last: Query, request: Request): Query {
  const listed = (last.measures?.length ?? 0) === 0;
  const turns = listed ? request.measures.length > 0 || request.groupBy.length > 0 : request.list;
  if (!turns) return last;
  return last.filters === undefined ? { file: last.file } : { file: last.file, filters: last.filters };
}

const OP_WORDS = { '>': 'over', '>=': 'at least', '<': 'under', '<=': 'at most' } as const;

/** Columns named without a word for what to do with them. */
function placeLooseColumns(request: Request, last: Query | undefined): void {
  for (const column of request.columns) {
    if (column.type !== 'boolean') continue;
    request.filters.push({ column: column.name, op: 'is', value: 'true' });
    request.said.push(`"${column.name}" taken as ${column.name} is true`);
  }
  const dated = (column: ColumnFacts) =>
    column.type === 'date' && request.filters.some((filter) => filter.column === column.name);
  request.columns = request.columns.filter((column) => column.type !== 'boolean' && !dated(column));
  const figures = request.columns.filter(({ type }) => type === 'number');
  const names = request.columns.filter(({ type }) => type !== 'number');
  if (request.bareOps.length > 0 && figures.length > 0) {
    for (const column of figures) for (const op of request.bareOps) request.measures.push({ op, column });
    request.bareOps = [];
    request.columns = names;
  }
  const grouped = request.groupBy.length > 0 || (last?.groupBy?.length ?? 0) > 0;
  if (grouped && request.measures.length === 0 && figures.length > 0 && !request.list) {
    for (const column of figures) {
      const op = usualOp(column);
      request.said.push(`"${column.name}" taken as the ${measureLabel({ op, column: column.name })}`);
      request.measures.push({ op, column });
    }
    request.columns = names;
  }
  if (request.measures.length > 0 && request.groupBy.length === 0 && names.length > 0 && last === undefined) {
    request.groupBy.push(...names);
    request.said.push(`grouped by ${listNames(names)}`);
    request.columns = [];
  }
  const [only] = request.columns;
  if (
    request.columns.length === 1 &&
    only?.type === 'text' &&
    request.filters.length === 0 &&
    request.sortBy === undefined &&
    request.measures.length === 0 &&
    request.groupBy.length === 0
  ) {
    request.groupBy.push(only);
    request.measures.push({ op: 'count' });
    request.said.push(`different values of ${only.name}, with their rows`);
    request.columns = [];
  }
}

function measuresOf(request: Request, facts: TableFacts, last: Query | undefined): Measure[] {
  const found: { op: MeasureOp; column?: ColumnFacts }[] = [...request.measures];
  if (request.bareOps.length > 0) {
    const before = (last?.measures ?? []).flatMap(
      ({ column }) => facts.columns.find(({ name }) => name === column) ?? [],
    );
    const numeric = facts.columns.filter(({ type, name }) => type === 'number' && !/(?:^|_)(?:id|year)$/i.test(name));
    const columns = before.length > 0 ? [...new Set(before)] : numeric.length === 1 ? numeric : [];
    if (columns.length === 0) {
      request.problems.push(
        numeric.length === 0
          ? `${facts.file} has no column of numbers.`
          : `The ${request.bareOps.map((op) => measureLabel({ op, column: '' }).trim()).join(' and ')} of which column? ${facts.file} has these columns of numbers: ${listNames(numeric)}.`,
      );
    }
    for (const column of columns) for (const op of request.bareOps) found.push({ op, column });
  }
  for (const { op, column } of found) {
    if (column === undefined || column.type === 'number' || op === 'distinct' || op === 'min' || op === 'max') continue;
    const numeric = facts.columns.filter(({ type }) => type === 'number');
    const others =
      numeric.length === 0 ? 'There is no column of numbers.' : `Columns of numbers: ${listNames(numeric)}.`;
    request.problems.push(
      `"${column.name}" in ${facts.file} holds ${column.type}, so it has no ${measureLabel({ op, column: '' }).trim()}. ${others}`,
    );
  }
  return found.map(({ op, column }) => (column === undefined ? { op } : { op, column: column.name }));
}

function looseFilters(request: Request, facts: TableFacts, last: Query | undefined): Filter[] {
  if (request.loose.length === 0) return [];
  const numeric = facts.columns.filter(({ type }) => type === 'number');
  const measured = request.measures[0]?.column?.name ?? last?.measures?.[0]?.column;
  const priced = numeric.filter(({ name }) => PRICE_LIKE.test(name));
  const column =
    numeric.find(({ name }) => name === measured) ??
    (numeric.length === 1 ? numeric[0] : priced.length === 1 ? priced[0] : undefined);
  if (column === undefined) {
    request.problems.push(
      `Which column is the figure about? ${facts.file} has these columns of numbers: ${listNames(numeric)}.`,
    );
    return [];
  }
  return request.loose.map(({ op, value }) => {
    request.said.push(`${OP_WORDS[op]} ${value.toLocaleString('en-GB')} taken to be about ${column.name}`);
    return { column: column.name, op, value };
  });
}

/** A new condition takes the place of one on the same column that it contradicts or repeats. */
function refineFilters(base: Query, request: Request, filters: Filter[]): Query {
  const kind = ({ op }: Filter) => (op === 'is' || op === 'is not' ? 'is' : op.charAt(0));
  const kept = (request.clearFilters ? [] : (base.filters ?? [])).filter(
    (old) => !filters.some((one) => one.column === old.column && kind(one) === kind(old)),
  );
  const { filters: _old, ...rest } = base;
  const all = [...kept, ...filters];
  return all.length === 0 ? rest : { ...rest, filters: all };
}

/** A result can be sorted by what it shows: a column that is measured stands for its measure. */
function checkSort(query: Query, request: Request): void {
  if (query.sortBy === undefined || (query.measures?.length ?? 0) === 0) return;
  const labels = [...(query.groupBy ?? []), ...(query.measures ?? []).map(measureLabel)];
  if (labels.includes(query.sortBy)) return;
  const measure = query.measures?.find(({ column }) => column === query.sortBy);
  if (measure !== undefined) query.sortBy = measureLabel(measure);
  else request.problems.push(`The result can't be sorted by "${query.sortBy}": it has ${labels.join(', ')}.`);
}

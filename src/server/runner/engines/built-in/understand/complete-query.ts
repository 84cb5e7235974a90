import { type Filter, type Measure, measureLabel, type Query } from '../../../tools/table/query.ts';
import { isYear } from './table-nouns.ts';
import { checkConditions } from './check-conditions.ts';
import { checkDoubts, checkTotals, checkWeights } from './check-doubts.ts';
import { placeColumns } from './place-columns.ts';
import { askFor, type Condition, type Request } from './request.ts';
import type { TableFacts } from './table-facts.ts';
import { where } from './where.ts';

/** A whole query, and how many rows it can have where one value is asked for. */
export interface Completed {
  query: Query;
  /** "price of Vic" asks for one value: more rows than this have none. */
  mostRows: number | undefined;
}

/**
 * Makes a query of one reading. What the words leave open becomes a problem of the request; nothing is guessed.
 * @param last the query that a follow-up refines
 */
export function completeQuery(request: Request, facts: TableFacts, last: Query | undefined): Completed {
  const mostRows = placeColumns(request, facts, last);
  checkConditions(request, facts);
  const query = last === undefined ? freshQuery(request, facts) : refinedQuery(request, last);
  sortQuery(query, request);
  checkTotals(query, request, facts);
  checkDoubts(query, request, facts);
  checkWeights(request, facts);
  return { query, mostRows };
}

function freshQuery(request: Request, facts: TableFacts): Query {
  const query: Query = { file: facts.file };
  const { groupBy, measures, list, columns, filters, problems } = request;
  const measured = measuresOf(request);
  // Rows without a value are no value.
  if (request.names) for (const { column } of groupBy) if (column.missing > 0) where(column, 'present')(request);
  if (groupBy.length > 0 && measured.length === 0) {
    const named = groupBy.find(({ column }) => column.type === 'number' && !isYear(column));
    if (!list || request.shown || named !== undefined)
      askFor(request, 'Say what to work out by group, such as "number of rows".');
    measured.push({ op: 'count' });
  }
  if (measured.length === 0 && !list) problems.push({ kind: 'unfit', words: '' });
  setGroups(query, groupBy, problems);
  if (measured.length > 0) query.measures = measured;
  else if (columns.length > 0) query.columns = [...new Set(columns.map(({ name }) => name))];
  if (filters.length > 0) query.filters = filters.map(plain);
  if (measures.length > 0 && columns.length > 0) problems.push({ kind: 'unfit', words: '' });
  return query;
}

function setGroups(query: Query, groupBy: Request['groupBy'], problems: Request['problems']): void {
  if (groupBy.length === 0) return;
  const dated = groupBy.toSorted((a, b) => Number(a.part === undefined) - Number(b.part === undefined));
  query.groupBy = [...new Set(dated.map(({ column }) => column.name))];
  const parts = groupBy.filter(({ part }) => part !== undefined);
  const [first] = parts;
  const dates = groupBy.filter(({ column }) => column.type === 'date');
  if (first?.part === undefined) return;
  query.datePart = first.part;
  if (parts.length > 1 || dates.length > 1)
    problems.push({ kind: 'unfit', words: 'Dates can be grouped in one way at a time.' });
}

function measuresOf({ measures }: Request): Measure[] {
  const all = measures.map(({ op, column }): Measure => (column === undefined ? { op } : { op, column: column.name }));
  return all.filter((one, i) => all.findIndex((other) => measureLabel(other) === measureLabel(one)) === i);
}

/** The question before, with what the follow-up changes. */
function refinedQuery(request: Request, last: Query): Query {
  const { groupBy, list, columns, clearFilters, adds, problems } = request;
  const measures = measuresOf(request);
  const listed = (last.measures?.length ?? 0) === 0;
  const turns = listed
    ? measures.length > 0 || groupBy.length > 0
    : list && measures.length === 0 && groupBy.length === 0;
  const base: Query = turns ? { file: last.file } : { ...last };
  if (turns && last.filters !== undefined) base.filters = last.filters;
  const query: Query = { ...base };
  delete query.filters;
  const before = clearFilters ? [] : (base.filters ?? []);
  checkRefined(before, request);
  const filters = refinedFilters(before, request.filters);
  if (filters.length > 0) query.filters = filters;
  if (groupBy.length > 0) {
    delete query.datePart;
    setGroups(query, groupBy, problems);
    if (adds) query.groupBy = [...new Set([...(base.groupBy ?? []), ...(query.groupBy ?? [])])];
    delete query.sortBy;
    delete query.order;
    if (query.measures !== undefined || measures.length > 0) delete query.columns;
    if (listed && measures.length === 0) query.measures = [{ op: 'count' }];
  }
  if (measures.length > 0) {
    query.measures = adds ? [...(base.measures ?? []), ...measures] : measures;
    const [first] = measures;
    if (base.sortBy !== undefined && first !== undefined && !adds && base.groupBy?.includes(base.sortBy) !== true)
      query.sortBy = measureLabel(first);
  }
  if (columns.length > 0) query.columns = columns.map(({ name }) => name);
  return query;
}

/** "also Europe" may add to the condition before, and "under 200" after "over 100" may stand beside it or take its place. */
function checkRefined(before: readonly Filter[], request: Request): void {
  for (const { column, op } of request.filters) {
    const old = before.filter((filter) => filter.column === column);
    const ranges = request.filters.filter((filter) => filter.column === column).length > 1;
    const other = old.some((filter) => filter.op !== op && filter.op !== 'in month' && op !== 'in month');
    const added = request.adds && old.length > 0;
    const turned = old.length === 1 && [old[0]?.op, op].every((one) => one === 'is' || one === 'is not');
    if (added || (other && !ranges && !turned)) askFor(request, `Say all conditions on ${column} in one question.`);
  }
}

/** A new condition takes the place of one on the same column that it contradicts or repeats. */
function refinedFilters(before: readonly Filter[], next: readonly Condition[]): Filter[] {
  const kind = ({ op }: Filter) => (op === 'is' || op === 'is not' ? 'is' : op.charAt(0));
  const kept = before.filter((old) => !next.some((one) => one.column === old.column && kind(one) === kind(old)));
  return [...kept, ...next.map(plain)];
}

function plain({ column, op, value }: Condition): Filter {
  return value === undefined ? { column, op } : { column, op, value };
}

/** Sorts by what the result shows: a column that is measured stands for its figure. */
function sortQuery(query: Query, request: Request): void {
  const { sortBy, order, limit, ranked, first } = request;
  const measures = query.measures ?? [];
  if (sortBy !== undefined) {
    const { column, op } = sortBy;
    if (ranked && order === undefined) askFor(request, 'Say "highest first" or "lowest first".');
    const label =
      column === undefined
        ? measureLabel({ op: 'count' })
        : op === undefined
          ? column.name
          : measureLabel({ op, column: column.name });
    const shown = [...(query.groupBy ?? []), ...measures.map(measureLabel)];
    const figure = measures.find((one) => one.column === column?.name);
    if (measures.length === 0 || shown.includes(label)) query.sortBy = label;
    else if (figure !== undefined) query.sortBy = measureLabel(figure);
    else askFor(request, `The result can't be sorted by ${label}: it has ${shown.join(', ')}.`);
    if (measures.length === 0 && column === undefined) askFor(request, 'Say by which column to sort.');
  }
  if (order !== undefined) query.order = order;
  if (limit !== undefined) query.limit = limit;
  if (first && limit !== undefined) query.ties = true;
  const [figure] = measures;
  if (ranked && query.sortBy === undefined && limit !== undefined) {
    if (figure === undefined || (query.groupBy?.length ?? 0) === 0)
      askFor(request, `Say by which column to take the first ${limit}.`);
    else {
      query.sortBy = measureLabel(figure);
      query.order = 'desc';
    }
  }
}

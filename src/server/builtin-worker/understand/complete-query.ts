import { type Measure, measureLabel, type Query } from '../tools/table/query.ts';
import { isYear } from './table-nouns.ts';
import { checkConditions } from './check-conditions.ts';
import { checkDoubts, checkTotals, checkWeights } from './check-doubts.ts';
import { placeColumns } from './place-columns.ts';
import { plain, refinedQuery, setGroups } from './refine-query.ts';
import { askFor, type Request } from './request.ts';
import { checkSpellings } from './spellings.ts';
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
  const query = last === undefined ? freshQuery(request, facts) : refinedQuery(request, last, measuresOf(request));
  sortQuery(query, request);
  checkTotals(query, request, facts);
  checkSpellings(query, request, facts);
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

function measuresOf({ measures }: Request): Measure[] {
  const all = measures.map(({ op, column }): Measure => (column === undefined ? { op } : { op, column: column.name }));
  return all.filter((one, i) => all.findIndex((other) => measureLabel(other) === measureLabel(one)) === i);
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

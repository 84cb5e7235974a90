import { type Measure, measureLabel, type Query } from '../../tools/table/query.ts';
import { isYear } from './table-nouns.ts';
import { checkConditions } from './check-conditions.ts';
import { checkAmbiguities, checkTotals, checkWeights } from './check-ambiguities.ts';
import { assignColumns } from './assign-columns.ts';
import { toFilter, refineQuery, setGroups } from './refine-query.ts';
import { askToClarify, type QueryRequest, where } from './query-request.ts';
import { checkSpellingVariants } from './spelling-variants.ts';
import type { TableFacts } from './table-facts.ts';

export interface Completed {
  query: Query;
  maxRows: number | undefined;
}

/** Reports ambiguities as problems instead of guessing. */
export function completeQuery(request: QueryRequest, facts: TableFacts, last: Query | undefined): Completed {
  const maxRows = assignColumns(request, facts, last);
  checkConditions(request, facts);
  const query = last === undefined ? freshQuery(request, facts) : refineQuery(request, last, measuresOf(request));
  sortQuery(query, request);
  checkTotals(query, request, facts);
  checkSpellingVariants(query, request, facts);
  checkAmbiguities(query, request, facts);
  checkWeights(request, facts);
  return { query, maxRows };
}

function freshQuery(request: QueryRequest, facts: TableFacts): Query {
  const query: Query = { file: facts.file };
  const { groupBy, measures, list, columns, filters, problems } = request;
  const measured = measuresOf(request);
  if (request.names) for (const { column } of groupBy) if (column.missing > 0) where(column, 'present')(request);
  if (groupBy.length > 0 && measured.length === 0) {
    const named = groupBy.find(({ column }) => column.type === 'number' && !isYear(column));
    if (!list || request.shown || named !== undefined)
      askToClarify(request, 'Say what to work out by group, such as "number of rows".');
    measured.push({ op: 'count' });
  }
  if (measured.length === 0 && !list) problems.push({ kind: 'invalid', message: '' });
  setGroups(query, groupBy, problems);
  if (measured.length > 0) query.measures = measured;
  else if (columns.length > 0) query.columns = [...new Set(columns.map(({ name }) => name))];
  if (filters.length > 0) query.filters = filters.map(toFilter);
  if (measures.length > 0 && columns.length > 0) problems.push({ kind: 'invalid', message: '' });
  return query;
}

function measuresOf({ measures }: QueryRequest): Measure[] {
  const all = measures.map(({ op, column }): Measure => (column === undefined ? { op } : { op, column: column.name }));
  return all.filter((one, i) => all.findIndex((other) => measureLabel(other) === measureLabel(one)) === i);
}

function sortQuery(query: Query, request: QueryRequest): void {
  const { sortBy, order, limit, ranked, first } = request;
  const measures = query.measures ?? [];
  if (sortBy !== undefined) {
    const { column, op } = sortBy;
    if (ranked && order === undefined) askToClarify(request, 'Say "highest first" or "lowest first".');
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
    else askToClarify(request, `The result can't be sorted by ${label}: it has ${shown.join(', ')}.`);
    if (measures.length === 0 && column === undefined) askToClarify(request, 'Say by which column to sort.');
  }
  if (order !== undefined) query.order = order;
  if (limit !== undefined) query.limit = limit;
  if (first && limit !== undefined) query.ties = true;
  const [figure] = measures;
  if (ranked && query.sortBy === undefined && limit !== undefined) {
    if (figure === undefined || (query.groupBy?.length ?? 0) === 0)
      askToClarify(request, `Say by which column to take the first ${limit}.`);
    else {
      query.sortBy = measureLabel(figure);
      query.order = 'desc';
    }
  }
}

import { measureLabel, type Query } from '../../tools/table/query.ts';
import { askToClarify, type QueryRequest } from './query-request.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { countColumn } from './table-nouns.ts';
import { describeTotals, withoutTotals } from './total-rows.ts';

/** Reports queries that would count totals with their parts. */
export function checkTotals(query: Query, request: QueryRequest, { totals }: TableFacts): void {
  if (totals === undefined) return;
  const { column, values } = totals;
  const conditions = (query.filters ?? []).filter((filter) => filter.column === column);
  const left = conditions.some(({ op, value = '' }) =>
    op === 'is not' ? values.every((one) => [value].flat().includes(one)) : op !== 'missing',
  );
  const grouped = query.groupBy?.includes(column) === true && query.limit === undefined && !request.first;
  if (left) return;
  const rows = describeTotals(totals);
  if (grouped) {
    request.notes.push(`${rows}: a group of their own.`);
    return;
  }
  if (isWhole(query)) {
    request.notes.push(`${rows}: counted in.`);
    return;
  }
  askToClarify(request, `${rows}. Say "except totals" to leave out what adds up other rows.`, [
    { ...query, filters: [...(query.filters ?? []), withoutTotals(totals)] },
  ]);
}

function isWhole({ filters = [], groupBy = [], measures = [], limit }: Query): boolean {
  return filters.length + groupBy.length === 0 && measures.every(({ op }) => op === 'count') && limit === undefined;
}

/** Reports unweighted averages: rows of ages and people don't give the average age. */
export function checkWeights(request: QueryRequest, facts: TableFacts): void {
  const count = facts.hasCompositeKey ? countColumn(facts) : undefined;
  for (const { op, column } of request.measures) {
    if (count === undefined || column === undefined || column === count || column.repeated === 0) continue;
    if (op === 'mean' || op === 'median')
      askToClarify(
        request,
        `A row stands for as many as its ${count.name} says, by which ${column.name} is not weighted.`,
      );
  }
}

export function checkAmbiguities(query: Query, request: QueryRequest, { columns }: TableFacts): void {
  for (const column of columns) {
    const ranked = query.groupBy?.includes(column.name) === true && (request.first || query.limit !== undefined);
    if (ranked) request.unrankedMarkers = column.missingMarkers;
    if (column.ambiguity === undefined || !restsOn(query, request, column)) continue;
    askToClarify(request, AMBIGUITIES[column.ambiguity](column.name));
  }
}

const AMBIGUITIES: Record<NonNullable<ColumnFacts['ambiguity']>, (name: string) => string> = {
  'mixed units': (name) => `The cells of ${name} have different units, which are not converted.`,
  'unclear cells': (name) =>
    `Some cells of ${name} hold figures or dates that can't be read, or that can be read in two ways.`,
  'ambiguous dates': (name) => `The dates of ${name} may be day/month or month/day: only their years are certain.`,
  'missing markers': (name) =>
    `Some cells of ${name} say "NA" or the like: they may hold a value of that name, or none.`,
};

function restsOn(query: Query, { names, first }: QueryRequest, { name, ambiguity }: ColumnFacts): boolean {
  const { groupBy = [], measures = [], filters = [], sortBy, datePart, limit } = query;
  const measured = measures.filter(({ column }) => column === name);
  const conditions = filters.filter(({ column }) => column === name);
  const sorted = sortBy === name || measured.some((measure) => measureLabel(measure) === sortBy);
  switch (ambiguity) {
    case 'unclear cells':
      return sorted || measured.length > 0 || conditions.length > 0 || groupBy.includes(name);
    case 'mixed units':
      return (
        sorted || measured.some(({ op }) => op !== 'distinct') || conditions.some(({ value }) => value !== undefined)
      );
    case 'ambiguous dates':
      return (
        sorted ||
        measured.length > 0 ||
        (groupBy.includes(name) && datePart !== 'year') ||
        conditions.some(
          ({ value }) => value !== undefined && ![value].flat().every((one) => /^\d{4}$/.test(String(one))),
        )
      );
    case 'missing markers':
      return (
        measured.length > 0 ||
        (groupBy.includes(name)
          ? names || ((first || limit !== undefined) && measures.some(({ op }) => op !== 'count'))
          : conditions.some(({ op }) => op === 'missing' || op === 'present' || op === 'is not'))
      );
    case undefined:
      return false;
    default:
      return ambiguity satisfies never;
  }
}

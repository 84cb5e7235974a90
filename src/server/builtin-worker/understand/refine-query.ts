import { type Filter, type Measure, measureLabel, type Query } from '../../tools/table/query.ts';
import { checkInheritedRanking } from './inherit-ranking.ts';
import { askToClarify, type Condition, type QueryRequest } from './query-request.ts';

export function refineQuery(request: QueryRequest, last: Query, measures: readonly Measure[]): Query {
  const { groupBy, list, columns, clearFilters, extendsPrevious, problems } = request;
  const listed = (last.measures?.length ?? 0) === 0;
  const turns = listed
    ? measures.length > 0 || groupBy.length > 0
    : list && measures.length === 0 && groupBy.length === 0;
  const base: Query = turns ? { file: last.file } : { ...last };
  if (turns && last.filters !== undefined) base.filters = last.filters;
  const query: Query = { ...base };
  delete query.filters;
  const before = clearFilters ? [] : (base.filters ?? []);
  checkRefinedConditions(before, request);
  const filters = mergeFilters(before, request.filters);
  if (filters.length > 0) query.filters = filters;
  if (groupBy.length > 0) {
    delete query.datePart;
    setGroups(query, groupBy, problems);
    if (extendsPrevious) query.groupBy = [...new Set([...(base.groupBy ?? []), ...(query.groupBy ?? [])])];
    const isRanked = base.limit !== undefined && base.measures?.some((one) => measureLabel(one) === base.sortBy);
    if (isRanked !== true) {
      delete query.sortBy;
      delete query.order;
    }
    if (query.measures !== undefined || measures.length > 0) delete query.columns;
    if (listed && measures.length === 0) query.measures = [{ op: 'count' }];
  }
  if (measures.length > 0) {
    query.measures = extendsPrevious ? [...(base.measures ?? []), ...measures] : [...measures];
    const [first] = measures;
    if (
      base.sortBy !== undefined &&
      first !== undefined &&
      !extendsPrevious &&
      base.groupBy?.includes(base.sortBy) !== true
    ) {
      query.sortBy = measureLabel(first);
      if (query.order !== undefined && query.order === (first.op === 'min' ? 'desc' : first.op === 'max' ? 'asc' : ''))
        delete query.order;
    }
  }
  if (columns.length > 0) query.columns = columns.map(({ name }) => name);
  checkInheritedRanking(query, request, last, measures);
  return query;
}

/** "under 200" after "over 100" may add to it or replace it. */
function checkRefinedConditions(before: readonly Filter[], request: QueryRequest): void {
  for (const { column, op } of request.filters) {
    const old = before.filter((filter) => filter.column === column);
    const ranges = request.filters.filter((filter) => filter.column === column).length > 1;
    const other = old.some((filter) => filter.op !== op && filter.op !== 'in month' && op !== 'in month');
    const added = request.extendsPrevious && old.length > 0;
    const reversed = old.length === 1 && [old[0]?.op, op].every((one) => one === 'is' || one === 'is not');
    if (added || (other && !ranges && !reversed))
      askToClarify(request, `Say all conditions on ${column} in one question.`);
  }
}

function mergeFilters(before: readonly Filter[], next: readonly Condition[]): Filter[] {
  const kind = ({ op }: Filter) => (op === 'is' || op === 'is not' ? 'is' : op.charAt(0));
  const kept = before.filter((old) => !next.some((one) => one.column === old.column && kind(one) === kind(old)));
  return [...kept, ...next.map(toFilter)];
}

export function toFilter({ column, op, value }: Condition): Filter {
  return value === undefined ? { column, op } : { column, op, value };
}

export function setGroups(query: Query, groupBy: QueryRequest['groupBy'], problems: QueryRequest['problems']): void {
  if (groupBy.length === 0) return;
  const dated = groupBy.toSorted((a, b) => Number(a.part === undefined) - Number(b.part === undefined));
  query.groupBy = [...new Set(dated.map(({ column }) => column.name))];
  const parts = groupBy.filter(({ part }) => part !== undefined);
  const [first] = parts;
  const dates = groupBy.filter(({ column }) => column.type === 'date');
  if (first?.part === undefined) return;
  query.datePart = first.part;
  if (parts.length > 1 || dates.length > 1)
    problems.push({ kind: 'invalid', message: 'Dates can be grouped in one way at a time.' });
}

import { type Measure, measureLabel, type Query } from '../../tools/table/query.ts';
import { askToClarify, type QueryRequest } from './query-request.ts';
import type { TableFacts } from './table-facts.ts';

/** "and the lowest?" reverses the previous ranking. */
export function reverseRanking(request: QueryRequest, facts: TableFacts, last: Query | undefined): void {
  const [op, second] = request.opsWithoutColumn;
  if (last?.limit !== 1 || last.sortBy === undefined || second !== undefined || request.measures.length > 0) return;
  if ((op !== 'min' && op !== 'max') || request.extendsPrevious) return;
  const [measure, other] = last.measures ?? [];
  const column = facts.columns.find(({ name }) => name === last.sortBy);
  const turnable =
    measure === undefined
      ? column?.type === 'number'
      : other === undefined && !isExtreme(measure) && measureLabel(measure) === last.sortBy;
  if (!turnable) return;
  request.opsWithoutColumn = [];
  request.order = op === 'min' ? 'asc' : 'desc';
  request.first = last.ties === true;
  request.reversed = true;
}

export function checkInheritedRanking(
  query: Query,
  request: QueryRequest,
  last: Query,
  measures: readonly Measure[],
): void {
  const { extendsPrevious, opsWithoutColumn, groupBy, list, order, reversed } = request;
  const { limit } = last;
  const listed = (last.measures?.length ?? 0) === 0;
  const regrouped = groupBy.length > 0;
  const turns = listed ? measures.length > 0 || regrouped : list && measures.length === 0 && !regrouped;
  const ask = (message: string, meanings: readonly Query[] = []) => askToClarify(request, message, meanings);
  if (turns) {
    if (limit !== undefined && (limit > 1 || !listed))
      ask(`The question before took the first ${limit}: ask for these in one question.`, [query]);
    return;
  }
  const extreme = opsWithoutColumn.find((op) => op === 'min' || op === 'max');
  const [first] = measures;
  const [before] = last.measures ?? [];
  const isLimited = limit !== undefined && request.limit === undefined;
  const { sortBy: _sortBy, order: _order, limit: _limit, ties: _ties, ...whole } = query;
  if (isLimited && first !== undefined && (!extendsPrevious || extreme !== undefined)) {
    const end = first.op === 'min' ? 'asc' : first.op === 'max' ? 'desc' : (last.order ?? 'desc');
    const ranking = { ...whole, sortBy: measureLabel(first), order: end, limit } as const;
    const turnedBefore = before === undefined || extreme === undefined ? [] : [rankedBy(last, before, extreme, limit)];
    ask(`The question before took the first ${limit}: say what the first are ranked by.`, [
      ...turnedBefore,
      ranking,
      whole,
    ]);
  } else if (
    extreme !== undefined &&
    !extendsPrevious &&
    before !== undefined &&
    !isExtreme(before) &&
    (last.groupBy?.length ?? 0) > 0
  ) {
    const end = extreme === 'min' ? 'lowest' : 'highest';
    ask(`Say whether the ${end} ${measureLabel(before)} is meant, or the ${end} value of each group.`, [
      rankedBy(last, before, extreme, 1),
      whole,
    ]);
  }
  if (isLimited && regrouped && (extendsPrevious || last.sortBy === undefined))
    ask(`The question before took the first ${limit}: say what the first are ranked by.`);
  if (isLimited && !reversed && (order !== undefined || request.sortBy !== undefined))
    ask(`Say in one question what to sort by and how many are the first: the question before took the first ${limit}.`);
  const isAscending = (last.order ?? (before === undefined ? 'asc' : 'desc')) === 'asc';
  if (request.ranked && request.sortBy === undefined && order === undefined && last.sortBy !== undefined && isAscending)
    ask('Say "highest first" or "lowest first".');
}

function rankedBy(query: Query, measure: Measure, extreme: 'min' | 'max', limit: number): Query {
  const { ties: _ties, ...rest } = query;
  return { ...rest, sortBy: measureLabel(measure), order: extreme === 'min' ? 'asc' : 'desc', limit };
}

function isExtreme({ op }: Measure): boolean {
  return op === 'min' || op === 'max';
}

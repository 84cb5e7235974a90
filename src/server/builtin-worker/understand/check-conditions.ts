import { askToClarify, type Condition, type QueryRequest } from './query-request.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { isYear } from './table-nouns.ts';

export function checkConditions(request: QueryRequest, facts: TableFacts): void {
  const { filters, measures, groupBy, problems } = request;
  const { rankedMonths } = request;
  if (rankedMonths !== undefined && !isOneYear(rankedMonths, filters))
    askToClarify(request, 'The dates are of several years: ask "by month", or for one year.');
  const equal = filters.filter(({ op }) => op === 'is').map(({ column }) => column);
  for (const name of new Set(equal)) {
    if (equal.filter((one) => one === name).length > 1)
      problems.push({ kind: 'invalid', message: `No row has two values of ${name}.` });
  }
  for (const { column, joined, value } of filters) {
    if (joined !== true || measures.length === 0 || groupBy.some((key) => key.column.name === column)) continue;
    const values = Array.isArray(value) ? value : [];
    askToClarify(request, `Say "${values.join('" or "')}" for all of them together, or "by ${column}" for each.`);
  }
  // "average price by city over 100" may filter the averages.
  const figures = groupBy.length > 0 || measures.some(({ column }) => column !== undefined);
  for (const { column, bare } of filters) {
    if (bare === true && figures)
      askToClarify(
        request,
        `Say "where ${column} is" before a condition on rows. Figures of groups can't be filtered.`,
      );
  }
  if (request.limit !== undefined && measures.length > 0 && groupBy.length === 0)
    askToClarify(request, 'One figure has no first rows: say by what to group.');
  checkCounted(request, facts);
  const years = facts.columns.filter((column) => isYear(column)).map(({ name }) => name);
  const measured = measures.flatMap(({ column }) => column ?? []);
  const others = measured.length > 0 ? measured : facts.columns.filter((column) => !isYear(column));
  for (const { column, range, value } of filters) {
    if (range !== true || !years.includes(column) || typeof value !== 'number') continue;
    const other = others.find((one) => isInRange(one, value));
    if (other !== undefined) askToClarify(request, `Say whether ${value} is the ${column} or the ${other.name}.`);
  }
}

/** "players with over 4 goals" may mean the sum over a player's rows. */
function checkCounted(request: QueryRequest, facts: TableFacts): void {
  const counted =
    request.measures.find(({ op }) => op === 'distinct')?.column ??
    (request.names ? request.groupBy[0]?.column : undefined);
  if (counted === undefined || counted.unique) return;
  const timely = facts.columns.filter((column) => column.type === 'date' || isYear(column)).map(({ name }) => name);
  if (request.filters.some(({ column, op }) => op === 'is' && timely.includes(column))) return;
  const figure = request.filters.find(({ op, column }) => /^[<>]/.test(op) && !timely.includes(column));
  if (figure !== undefined)
    askToClarify(
      request,
      `Several rows can have the same ${counted.name}: ask for rows where ${figure.column} fits, or for its total by ${counted.name}.`,
    );
}

function isOneYear({ name, min, max }: ColumnFacts, filters: readonly Condition[]): boolean {
  const years = filters.some(({ column, op, value }) => column === name && op === 'is' && typeof value === 'string');
  return years || String(min).slice(0, 4) === String(max).slice(0, 4);
}

export function isInRange({ type, min, max }: ColumnFacts, value: number): boolean {
  return type === 'number' && Number(min) <= value && value <= Number(max);
}

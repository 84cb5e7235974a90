import { type Filter, measureLabel, partLabel, type Query } from '../../tools/table/query.ts';
import { isYearOf, formatList, formatNumber } from './format-markdown.ts';

/** "average price by city where city is Girona" */
export function describeQuery(query: Query): string {
  const { groupBy = [], measures = [], filters = [], columns = [], datePart } = query;
  const what =
    measures.length === 0
      ? columns.length === 0
        ? 'rows'
        : formatList(columns)
      : formatList(measures.map(measureLabel).map((label) => (label === 'rows' ? 'number of rows' : label)));
  const by =
    groupBy.length === 0
      ? ''
      : ` by ${formatList(groupBy.map((name, i) => (i === 0 && datePart !== undefined ? partLabel(datePart, name) : name)))}`;
  return what + by + (filters.length === 0 ? '' : ` where ${describeFilters(filters)}`);
}

/** ", sorted by average price, lowest first, limit 1" */
export function describeOrder({ sortBy, order, limit, measures = [] }: Query): string {
  const falling = (order ?? (measures.length > 0 ? 'desc' : 'asc')) === 'desc';
  const sorted = sortBy === undefined ? '' : `, sorted by ${sortBy}, ${falling ? 'highest' : 'lowest'} first`;
  return sorted + (limit === undefined ? '' : `, limit ${formatNumber(limit)}`);
}

/** "city is Girona and price is over 500,000" */
export function describeFilters(filters: readonly Filter[]): string {
  const highOf = new Map<Filter, Filter>();
  const paired = new Set<Filter>();
  for (const low of filters.filter(({ op }) => op === '>=')) {
    const high = filters.find((one) => one.op === '<=' && one.column === low.column && !paired.has(one));
    if (high === undefined) continue;
    highOf.set(low, high);
    paired.add(high);
  }
  return formatList(
    filters
      .filter((filter) => !paired.has(filter))
      .map((filter) => {
        const high = highOf.get(filter);
        return high === undefined
          ? describeFilter(filter)
          : `${filter.column} is from ${formatValues(filter)} to ${formatValues(high)}`;
      }),
  );
}

function formatValues({ column, value = '' }: Filter): string {
  return (Array.isArray(value) ? value : [value]).map((one) => formatValue(column, one)).join(' or ');
}

const COMPARISONS = { '>': 'is over', '>=': 'is at least', '<': 'is under', '<=': 'is at most' } as const;

const DATE_COMPARISONS = {
  '>': (date: string) => `after ${date}`,
  '>=': (date: string) => `${date} or later`,
  '<': (date: string) => `before ${date}`,
  '<=': (date: string) => `${date} or earlier`,
} as const;

function describeFilter(filter: Filter): string {
  const { column, op, value } = filter;
  const text = formatValues(filter);
  switch (op) {
    case 'missing':
      return `${column} is missing`;
    case 'present':
      return `${column} is present`;
    case 'in month':
      return `${column} is in ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    case '>':
    case '<':
    case '>=':
    case '<=':
      return isDate(value) ? `${column} is ${DATE_COMPARISONS[op](text)}` : `${column} ${COMPARISONS[op]} ${text}`;
    case 'is':
    case 'is not':
      return isDate(value) && text.length < 10 ? `${column} ${op} in ${text}` : `${column} ${op} ${text}`;
    default:
      return `${column} ${op} ${text}`;
  }
}

function formatValue(column: string, value: string | number): string {
  if (typeof value === 'string') return value;
  return isYearOf(column, value) ? String(value) : formatNumber(value);
}

function isDate(value: Filter['value']): boolean {
  return typeof value === 'string' && /^\d{4}(?:-\d{2}){0,2}$/.test(value);
}

export function querySlug(query: Query): string {
  const { measures = [], groupBy = [] } = query;
  const first = measures[0] === undefined ? 'rows' : measureLabel(measures[0]);
  const slug = [
    first,
    ...(groupBy.length === 0 ? [] : ['by', ...(query.datePart === undefined ? groupBy : [query.datePart])]),
  ]
    .join('-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'result';
}

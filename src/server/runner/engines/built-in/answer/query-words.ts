import { type Filter, measureLabel, type Query } from '../../../tools/table/query.ts';
import { list, number } from './format.ts';

/** A query in plain words, not yet escaped for Markdown: "average price by city where city is Girona". */
export function queryWords(query: Query): string {
  const { groupBy = [], measures = [], filters = [], datePart } = query;
  const what =
    measures.length === 0
      ? 'rows'
      : list(measures.map(measureLabel).map((label) => (label === 'rows' ? 'number of rows' : label)));
  const by =
    groupBy.length === 0
      ? ''
      : ` by ${list(groupBy.map((name, i) => (i === 0 && datePart !== undefined ? `${datePart} of ${name}` : name)))}`;
  return what + by + (filters.length === 0 ? '' : ` where ${filterWords(filters)}`);
}

/** Conditions in words: "city is Girona and price is over 500,000". */
export function filterWords(filters: readonly Filter[]): string {
  return list(filters.map(oneFilter));
}

const COMPARED = { '>': 'is over', '>=': 'is at least', '<': 'is under', '<=': 'is at most' } as const;

function oneFilter({ column, op, value }: Filter): string {
  const text = Array.isArray(value) ? value.map(valueWords).join(' or ') : valueWords(value ?? '');
  switch (op) {
    case 'missing':
      return `${column} is missing`;
    case 'present':
      return `${column} is there`;
    case 'in month':
      return `${column} is in ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    case '>':
    case '<':
    case '>=':
    case '<=':
      return `${column} ${isDate(value) ? { '>': 'is after', '>=': 'is from', '<': 'is before', '<=': 'is until' }[op] : COMPARED[op]} ${text}`;
    case 'is':
    case 'is not':
      return isDate(value) ? `${column} ${op} in ${text}` : `${column} ${op} ${text}`;
    default:
      return `${column} ${op} ${text}`;
  }
}

function valueWords(value: string | number): string {
  return typeof value === 'number' ? number(value) : value;
}

function isDate(value: Filter['value']): boolean {
  return typeof value === 'string' && /^\d{4}(?:-\d{2}){0,2}$/.test(value);
}

/** A file's name for a query: `average-price-by-city`. */
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

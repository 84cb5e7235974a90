import { type Filter, type Measure, measureLabel, type Query } from '../../tools/table/query.ts';
import { normalize, nameWords } from '../../tools/text/normalize-words.ts';
import { isGrammarWord } from './grammar/vocabulary.ts';

/** Formats a query as a question that parses to it. Undefined for the few without one. */
export function formatQuestion(query: Query, quoted = false): string | undefined {
  const { groupBy = [], measures = [], filters = [], columns = [], datePart, sortBy, order, limit, ties } = query;
  if (ties === true) return undefined;
  const nameOf = quoted ? inQuotes : plainName;
  const figureOf = (measure: Measure) => figureWords(measure, nameOf);
  const figures = measures.map(figureOf).join(' and ');
  const what =
    measures.length > 0
      ? figures
      : columns.length > 0
        ? `list ${columns.map(nameOf).join(' and ')} of rows`
        : 'list rows';
  const keys = groupBy.map((name, i) =>
    i === 0 && datePart !== undefined ? `${datePart} of ${nameOf(name)}` : nameOf(name),
  );
  const parts = [what];
  if (keys.length > 0) parts.push(`by ${keys.join(' and ')}`);
  if (filters.length > 0) parts.push(`where ${filters.map((filter) => conditionOf(filter, nameOf)).join(' and ')}`);
  if (sortBy !== undefined) {
    const measured = measures.find((measure) => measureLabel(measure) === sortBy);
    const by = measured === undefined ? nameOf(sortBy) : figureOf(measured);
    parts.push(`sorted by ${by}${order === undefined ? '' : order === 'desc' ? ' descending' : ' ascending'}`);
  }
  const question = parts.join(' ');
  return limit === undefined ? question : `${question}, limit ${limit}`;
}

type NameOf = (name: string) => string;

function figureWords({ op, column }: Measure, nameOf: NameOf): string {
  if (op === 'count' || column === undefined) return 'number of rows';
  if (op === 'distinct') return `number of different ${nameOf(column)}`;
  return `${measureLabel({ op, column: '' }).trim()} ${nameOf(column)}`;
}

function plainName(name: string): string {
  const plain = /^[\p{L}\p{N}_]+$/u.test(name)
    ? !isGrammarWord(normalize(name))
    : /^[\p{L}\p{N}_ ]+$/u.test(name) && !nameWords(name).some(isGrammarWord);
  return plain ? name : inQuotes(name);
}

function inQuotes(name: string): string {
  return `"${name}"`;
}

const COMPARISONS = { '>': 'over', '>=': 'at least', '<': 'under', '<=': 'at most' } as const;
const DATE_COMPARISONS = { '>': 'after', '>=': 'since', '<': 'before', '<=': 'until' } as const;

function conditionOf({ column, op, value }: Filter, nameOf: NameOf): string {
  const name = nameOf(column);
  const values = (Array.isArray(value) ? value : [value ?? '']).map((one) =>
    typeof one === 'number' ? String(one) : isDate(one) ? one : `"${one}"`,
  );
  const valueText = values.join(' or ');
  switch (op) {
    case 'missing':
    case 'present':
      return `${name} is ${op}`;
    case 'in month':
      return `${name} in ${values[0]?.replaceAll('"', '')}`;
    case '>':
    case '>=':
    case '<':
    case '<=':
      return isDate(value)
        ? `${name} ${DATE_COMPARISONS[op]} ${valueText}`
        : `${name} is ${COMPARISONS[op]} ${valueText}`;
    case 'is':
      return isDate(values[0]) ? `${name} in ${valueText}` : `${name} is ${valueText}`;
    case 'is not':
      return `${name} is not ${valueText}`;
    case 'contains':
      return `${name} contains ${valueText}`;
    case 'starts with':
      return `${name} starts with ${valueText}`;
    default:
      return op satisfies never;
  }
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}(?:-\d{2}){0,2}$/.test(value);
}

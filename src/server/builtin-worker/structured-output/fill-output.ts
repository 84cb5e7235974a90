import type { StructuredOutput } from '../../runner/engine.ts';
import { type Computed, type Results, collectResults, normalizeName } from './collect-results.ts';

export interface FilledOutput {
  readonly output: StructuredOutput | undefined;
  readonly missing: readonly string[];
  /** Lists with only the first rows. */
  readonly cut: readonly { readonly name: string; readonly rows: number; readonly of: number }[];
}

type Schema = Readonly<Record<string, unknown>>;

const TEXTS = new Set(
  ['answer', 'text', 'summary', 'output', 'report', 'message', 'result', 'description', 'content'].map(normalizeName),
);
const FIGURES = new Set(['answer', 'result', 'value', 'figure', 'amount'].map(normalizeName));
const ROWS = new Set(['rows', 'items', 'results', 'table', 'data', 'records', 'groups', 'list'].map(normalizeName));
const FILES = normalizeName('files');

/** Fills a schema with values of matching name and type. Converts nothing. */
export function fillOutput(schema: Schema, computed: Computed): FilledOutput {
  const results = collectResults(computed);
  const output: Record<string, unknown> = {};
  const missing: string[] = [];
  const cut: { name: string; rows: number; of: number }[] = [];
  for (const [name, property] of Object.entries(objectIn(schema, 'properties'))) {
    const propertySchema = isSchema(property) ? property : {};
    const value = valueFor(name, propertySchema, results);
    if (value === undefined) missing.push(name);
    else output[name] = value;
    const { table } = results;
    if (Array.isArray(value) && table !== undefined && normalizeName(name) !== FILES && value.length < table.of) {
      cut.push({ name, rows: value.length, of: table.of });
    }
  }
  return { output: Object.keys(output).length > 0 ? output : undefined, missing, cut };
}

function valueFor(name: string, propertySchema: Schema, results: Results): unknown {
  const words = normalizeName(name);
  const candidates = [
    results.named.get(words),
    FIGURES.has(words) ? results.figure : undefined,
    TEXTS.has(words) && results.text !== '' ? results.text : undefined,
    words === FILES ? results.files : undefined,
    isList(propertySchema) ? listFor(words, objectIn(propertySchema, 'items'), results) : undefined,
  ];
  return candidates.find((value) => value !== undefined && fits(value, propertySchema['type']));
}

function isList({ type }: Schema): boolean {
  return type !== undefined && fits([], type);
}

function listFor(words: string, items: Schema, { table }: Results): unknown[] | undefined {
  if (table === undefined) return undefined;
  const column = table.columns.indexOf(words);
  if (column !== -1 && items['type'] !== 'object') {
    const cells = table.rows.map((row) => row[column]);
    return cells.every((cell) => fits(cell, items['type'])) ? cells : undefined;
  }
  if (items['type'] !== undefined && items['type'] !== 'object') return undefined;
  const properties = Object.entries(objectIn(items, 'properties'));
  if (properties.length === 0 && !ROWS.has(words)) return undefined;
  const wanted =
    properties.length === 0
      ? table.names.map((name, at) => ({ name, at, type: undefined }))
      : properties.map(([name, property]) => ({
          name,
          at: table.columns.indexOf(normalizeName(name)),
          type: isSchema(property) ? property['type'] : undefined,
        }));
  if (!wanted.some(({ at }) => at !== -1)) return undefined;
  return table.rows.map((row) =>
    Object.fromEntries(
      wanted.filter(({ at, type }) => at !== -1 && fits(row[at], type)).map(({ name, at }) => [name, row[at]]),
    ),
  );
}

function fits(value: unknown, type: unknown): boolean {
  if (type === undefined) return true;
  if (Array.isArray(type)) return type.some((one) => fits(value, one));
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isSchema(value);
    default:
      return typeof value === type;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(schema: Schema, key: string): Schema {
  const value = schema[key];
  return isSchema(value) ? value : {};
}

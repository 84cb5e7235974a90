import type { StructuredOutput } from '../../runner/engine.ts';
import { factsOf, type Computed, type Facts } from './facts.ts';
import { nameWords } from './name-words.ts';

/** An output schema filled as far as what was computed goes. */
export interface Filled {
  /** Undefined where nothing of it could be filled. */
  readonly output: StructuredOutput | undefined;
  /** Properties that nothing computed fits, by name. */
  readonly missing: readonly string[];
  /** Lists that hold only the first rows of a longer table: by name, how many of how many. */
  readonly cut: readonly { readonly name: string; readonly rows: number; readonly of: number }[];
}

type Schema = Readonly<Record<string, unknown>>;

const TEXTS = new Set(
  ['answer', 'text', 'summary', 'output', 'report', 'message', 'result', 'description', 'content'].map(nameWords),
);
const FIGURES = new Set(['answer', 'result', 'value', 'figure', 'amount'].map(nameWords));
const ROWS = new Set(['rows', 'items', 'results', 'table', 'data', 'records', 'groups', 'list'].map(nameWords));
const FILES = nameWords('files');

/**
 * Fills the properties of a worker's output schema with what was computed: figures and cells by their names, rows of the
 * last table as lists, the names of files, and what was said where words are asked for. Nothing is converted or made up:
 * what has no such name or another type is left out.
 */
export function fillOutput(schema: Schema, computed: Computed): Filled {
  const facts = factsOf(computed);
  const output: Record<string, unknown> = {};
  const missing: string[] = [];
  const cut: { name: string; rows: number; of: number }[] = [];
  for (const [name, property] of Object.entries(objectIn(schema, 'properties'))) {
    const asked = isSchema(property) ? property : {};
    const value = valueFor(name, asked, facts);
    if (value === undefined) missing.push(name);
    else output[name] = value;
    const { table } = facts;
    if (Array.isArray(value) && table !== undefined && nameWords(name) !== FILES && value.length < table.of) {
      cut.push({ name, rows: value.length, of: table.of });
    }
  }
  return { output: Object.keys(output).length > 0 ? output : undefined, missing, cut };
}

function valueFor(name: string, asked: Schema, facts: Facts): unknown {
  const words = nameWords(name);
  const candidates = [
    facts.named.get(words),
    FIGURES.has(words) ? facts.figure : undefined,
    TEXTS.has(words) && facts.text !== '' ? facts.text : undefined,
    words === FILES ? facts.files : undefined,
    isList(asked) ? listFor(words, objectIn(asked, 'items'), facts) : undefined,
  ];
  return candidates.find((value) => value !== undefined && fits(value, asked['type']));
}

function isList({ type }: Schema): boolean {
  return type !== undefined && fits([], type);
}

/** Rows as a list: of objects with the properties that columns fit, or of the cells of the one column with that name. */
function listFor(words: string, items: Schema, { table }: Facts): unknown[] | undefined {
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
          at: table.columns.indexOf(nameWords(name)),
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

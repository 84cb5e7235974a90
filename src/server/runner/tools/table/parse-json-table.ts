import { ToolProblem } from '../../engine.ts';
import type { Breathe } from '../breathe.ts';
import type { RawTable } from './table.ts';

type Json = Record<string, unknown>;
/** `from`: the key that the rows were found under. */
type Found = { rows: Json[]; from?: string };
const MAX_COLUMNS = 500;

/**
 * Cuts JSON into columns: an array of objects, an object that holds one (`{"items": [...]}`), or one object a line.
 * Objects within are spread out (`address.city`), lists are kept as JSON text.
 * Throws `ToolProblem` for broken JSON and for JSON that holds no such list.
 */
export async function parseJsonTable(file: string, text: string, breathe: Breathe): Promise<RawTable> {
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  const whole = readJson(text);
  const found = 'value' in whole ? findRows(whole.value) : await readLines(text, breathe);
  if (found === undefined) {
    const why = 'value' in whole ? 'it holds no list of objects' : `it is not valid JSON (${whole.problem})`;
    throw new ToolProblem(`${file} can't be read as a table: ${why}.`);
  }
  const columns = new Map<string, string[]>();
  for (const [at, row] of found.rows.entries()) {
    if (at % 2048 === 2047) await breathe();
    spread(row, '', (name, cell) => {
      let column = columns.get(name);
      if (column === undefined && columns.size < MAX_COLUMNS) columns.set(name, (column = []));
      if (column === undefined) return;
      while (column.length < at) column.push('');
      column[at] = cell;
    });
  }
  for (const column of columns.values()) while (column.length < found.rows.length) column.push('');
  const notes = found.from === undefined ? [] : [`rows taken from "${found.from}"`];
  if (columns.size === MAX_COLUMNS) notes.push(`only the first ${MAX_COLUMNS} columns are read`);
  return {
    names: [...columns.keys()],
    columns: [...columns.values()],
    rowCount: found.rows.length,
    lines: { from: 1, to: text.trimEnd().split('\n').length },
    notes,
    semicolons: false,
  };
}

function readJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findRows(value: unknown): Found | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? { rows: value } : undefined;
  if (!isObject(value)) return undefined;
  for (const [from, inner] of Object.entries(value)) {
    const found = Array.isArray(inner) ? findRows(inner) : undefined;
    if (found !== undefined) return { ...found, from };
  }
  return undefined;
}

async function readLines(text: string, breathe: Breathe): Promise<Found | undefined> {
  const rows: Json[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = readJson(line);
    if (!('value' in read) || !isObject(read.value)) return undefined;
    rows.push(read.value);
    if (rows.length % 2048 === 0) await breathe();
  }
  return { rows };
}

function spread(row: Json, path: string, put: (name: string, cell: string) => void): void {
  for (const [key, value] of Object.entries(row)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (isObject(value) && name.split('.').length < 4) spread(value, name, put);
    else if (typeof value === 'string') put(name, value.trim());
    else
      put(
        name,
        value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      );
  }
}

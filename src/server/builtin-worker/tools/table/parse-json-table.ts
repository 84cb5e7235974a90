import { ToolProblem } from '../../../runner/engine.ts';
import type { Breathe } from '../breathe.ts';
import { createJsonShape } from '../../../domain/json-shape.ts';
import { cutName, MOST_COLUMNS, mustFit } from './limits.ts';
import type { RawTable } from './table.ts';

type Json = Record<string, unknown>;
/** `from`: the key that the rows were found under. */
type Found = { rows: Json[]; from?: string };
/** Cells, or lines, between two breaths. */
const STRIDE = 4096;
/** Characters that are looked at before they are judged. */
const PIECE = 2 ** 20;
const DEEPEST = 64;
const MOST_KEYS = 10_000;

/**
 * Cuts JSON into columns: an array of objects, an object that holds one (`{"items": [...]}`), or one object a line.
 * Objects within are spread out (`address.city`), lists are kept as JSON text.
 * Throws `ToolProblem` for broken JSON, for JSON that holds no such list, and for more cells than can be read.
 */
export async function parseJsonTable(file: string, text: string, breathe: Breathe): Promise<RawTable> {
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  mustHaveShape(file, text);
  const whole = readJson(text);
  const found = 'value' in whole ? findRows(whole.value) : await readLines(text, breathe);
  if (found === undefined) {
    const why = 'value' in whole ? 'it holds no list of objects' : `it is not valid JSON (${whole.problem})`;
    throw new ToolProblem(`${file} can't be read as a table: ${why}.`);
  }
  const columns = new Map<string, string[]>();
  const rowCount = found.rows.length;
  let unbreathed = 0;
  for (const [at, row] of found.rows.entries()) {
    unbreathed += 1;
    spread(row, '', (name, cell) => {
      unbreathed += 1;
      let column = columns.get(name);
      if (column === undefined && columns.size < MOST_COLUMNS) {
        mustFit(file, columns.size + 1, rowCount);
        columns.set(name, (column = Array<string>(rowCount).fill('')));
      }
      if (column !== undefined) column[at] = cell;
    });
    if (unbreathed < STRIDE) continue;
    unbreathed = 0;
    await breathe();
  }
  const notes = found.from === undefined ? [] : [`rows taken from "${cutName(found.from)}"`];
  if (columns.size === MOST_COLUMNS) notes.push(`only the first ${MOST_COLUMNS} columns are read`);
  return {
    names: [...columns.keys()],
    columns: [...columns.values()],
    rowCount,
    lines: { from: 1, to: text.trimEnd().split('\n').length },
    notes,
    semicolons: false,
  };
}

/** Before it is parsed: `JSON.parse` takes minutes for an object of a million keys, and all memory for deep lists. */
function mustHaveShape(file: string, text: string): void {
  const shape = createJsonShape();
  for (let at = 0; at < text.length; at += PIECE) {
    shape.add(Buffer.from(text.slice(at, at + PIECE)));
    if (shape.depth > DEEPEST) {
      throw new ToolProblem(`${file} nests deeper than ${DEEPEST} levels, the most this worker reads.`);
    }
    if (shape.keysOfOne > MOST_KEYS) {
      throw new ToolProblem(`${file} has an object with more than 10,000 keys, the most this worker reads.`);
    }
  }
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
  for (const [at, line] of text.split('\n').entries()) {
    if (at % STRIDE === STRIDE - 1) await breathe();
    if (line.trim() === '') continue;
    const read = readJson(line);
    if (!('value' in read) || !isObject(read.value)) return undefined;
    rows.push(read.value);
  }
  return { rows };
}

function spread(row: Json, path: string, put: (name: string, cell: string) => void): void {
  for (const [key, value] of Object.entries(row)) {
    const name = cutName(path === '' ? key : `${path}.${key}`);
    if (isObject(value) && name.split('.').length < 4) spread(value, name, put);
    else if (typeof value === 'string') put(name, value.trim());
    else
      put(
        name,
        value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      );
  }
}

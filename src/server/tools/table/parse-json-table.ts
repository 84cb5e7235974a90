import { ToolProblem } from '../../runner/engine.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { createJsonShape } from '../../domain/json-shape.ts';
import { truncateName, MAX_COLUMNS, checkTableSize } from './table-limits.ts';
import type { RawTable } from './table.ts';

type Json = Record<string, unknown>;
type Found = { rows: Json[]; from?: string };
const YIELD_EVERY = 4096;
const CHARS_PER_CHECK = 2 ** 20;
const MAX_DEPTH = 64;
const MAX_KEYS = 10_000;

/**
 * Parses an array of objects, an object with one, or an object per line. Nested objects become columns
 * (`address.city`).
 */
export async function parseJsonTable(
  file: string,
  text: string,
  yieldToEventLoop: YieldToEventLoop,
): Promise<RawTable> {
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  mustHaveShape(file, text);
  const whole = readJson(text);
  const found = 'value' in whole ? findRows(whole.value) : await readLines(text, yieldToEventLoop);
  if (found === undefined) {
    const why = 'value' in whole ? 'it holds no list of objects' : `it is not valid JSON (${whole.problem})`;
    throw new ToolProblem(`${file} can't be read as a table: ${why}.`);
  }
  const columns = new Map<string, string[]>();
  const rowCount = found.rows.length;
  let cellsSinceYield = 0;
  for (const [at, row] of found.rows.entries()) {
    cellsSinceYield += 1;
    flatten(row, '', (name, cell) => {
      cellsSinceYield += 1;
      let column = columns.get(name);
      if (column === undefined && columns.size < MAX_COLUMNS) {
        checkTableSize(file, columns.size + 1, rowCount);
        columns.set(name, (column = Array<string>(rowCount).fill('')));
      }
      if (column !== undefined) column[at] = cell;
    });
    if (cellsSinceYield < YIELD_EVERY) continue;
    cellsSinceYield = 0;
    await yieldToEventLoop();
  }
  const notes = found.from === undefined ? [] : [`rows taken from "${truncateName(found.from)}"`];
  if (columns.size === MAX_COLUMNS) notes.push(`only the first ${MAX_COLUMNS} columns are read`);
  return {
    names: [...columns.keys()],
    columns: [...columns.values()],
    rowCount,
    lines: { from: 1, to: text.trimEnd().split('\n').length },
    notes,
    semicolons: false,
  };
}

/** `JSON.parse` takes minutes for a million keys and exhausts memory on deep lists. */
function mustHaveShape(file: string, text: string): void {
  const shape = createJsonShape();
  for (let at = 0; at < text.length; at += CHARS_PER_CHECK) {
    shape.add(Buffer.from(text.slice(at, at + CHARS_PER_CHECK)));
    if (shape.depth > MAX_DEPTH) {
      throw new ToolProblem(`${file} nests deeper than ${MAX_DEPTH} levels, the most this worker reads.`);
    }
    if (shape.maxKeysOfObject > MAX_KEYS) {
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

async function readLines(text: string, yieldToEventLoop: YieldToEventLoop): Promise<Found | undefined> {
  const rows: Json[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (at % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    if (line.trim() === '') continue;
    const read = readJson(line);
    if (!('value' in read) || !isObject(read.value)) return undefined;
    rows.push(read.value);
  }
  return { rows };
}

function flatten(row: Json, path: string, put: (name: string, cell: string) => void): void {
  for (const [key, value] of Object.entries(row)) {
    const name = truncateName(path === '' ? key : `${path}.${key}`);
    if (isObject(value) && name.split('.').length < 4) flatten(value, name, put);
    else if (typeof value === 'string') put(name, value.trim());
    else
      put(
        name,
        value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      );
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Expected answers, computed without the worker's code. */
export type Row = Record<string, string | number | null>;

const require = createRequire(import.meta.url);
const FOLDER = new URL('../data/', pathToFileURL(require.resolve('vega-datasets')));
const known = new Map<string, Row[]>();

export function bytesOf(file: string): Uint8Array {
  return readFileSync(new URL(file, FOLDER));
}

export function rowsOf(file: string): Row[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const rows = file.endsWith('.json')
    ? fromJson(JSON.parse(text))
    : fromLines(text, file.endsWith('.tsv') ? '\t' : ',');
  known.set(file, rows);
  return rows;
}

function fromJson(list: Row[]): Row[] {
  return list;
}

function fromLines(text: string, separator: string): Row[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = fields(head, separator);
  return lines.map((line) => {
    const cells = fields(line, separator);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] === '' ? null : (cells[at] ?? null)]));
  });
}

function fields(line: string, separator: string): string[] {
  const out: string[] = [];
  let field = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      out.push(field);
      field = '';
    } else field += letter;
  }
  return [...out, field];
}

export const n = (cell: string | number | null | undefined): number =>
  cell === null || cell === undefined || cell === '' ? Number.NaN : Number(cell);
const numbers = (rows: Row[], name: string): number[] =>
  rows.map((row) => n(row[name])).filter((value) => !Number.isNaN(value));
export const sum = (rows: Row[], name: string): number => numbers(rows, name).reduce((all, one) => all + one, 0);
export const mean = (rows: Row[], name: string): number => sum(rows, name) / numbers(rows, name).length;
export const max = (rows: Row[], name: string): number => numbers(rows, name).reduce((a, b) => Math.max(a, b));
export const min = (rows: Row[], name: string): number => numbers(rows, name).reduce((a, b) => Math.min(a, b));
export function median(rows: Row[], name: string): number {
  const sorted = numbers(rows, name).toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
export const count = (rows: Row[], test: (row: Row) => boolean): number => rows.filter(test).length;
export const different = (rows: Row[], name: string): number =>
  new Set(rows.map((row) => row[name]).filter((cell) => cell !== null && cell !== undefined && cell !== '')).size;

export function groups(rows: Row[], name: string | ((row: Row) => unknown)): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(typeof name === 'string' ? row[name] : name(row));
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

export function byGroup(
  rows: Row[],
  name: string | ((row: Row) => unknown),
  figure: (rows: Row[]) => number,
): (string | number)[] {
  return [...groups(rows, name)].filter(([key]) => key !== 'null').flatMap(([key, some]) => [key, figure(some)]);
}

export function ranked(rows: Row[], name: string | ((row: Row) => unknown), figure: (rows: Row[]) => number): string[] {
  return [...groups(rows, name)]
    .filter(([key]) => key !== 'null')
    .map(([key, some]) => ({ key, value: figure(some) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ key }) => key);
}

export const highest = (rows: Row[], name: string): Row[] =>
  rows.filter((row) => !Number.isNaN(n(row[name]))).toSorted((a, b) => n(b[name]) - n(a[name]));
export const lowest = (rows: Row[], name: string): Row[] => highest(rows, name).toReversed();
export const cells = (rows: Row[], name: string): (string | number)[] => rows.map((row) => row[name] ?? '');
export const yearOf = (cell: string | number | null | undefined): number => new Date(String(cell)).getFullYear();

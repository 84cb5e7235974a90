import { type ToolContext, ToolProblem, type Workspace } from '../../../runner/engine.ts';
import { createBreathe } from '../breathe.ts';
import { decodeText } from '../text/decode-text.ts';
import { parseDelimited } from './parse-delimited.ts';
import { parseJsonTable } from './parse-json-table.ts';
import type { Column, Table } from './table.ts';
import { type ColumnSurvey, surveyColumn, typeColumn } from './type-column.ts';

/** A turn asks the same file several things: it is read, and counted, once a workspace. */
const loaded = new WeakMap<Workspace, Map<string, Promise<Table>>>();

/** Reads a file of the workspace as a table. Throws `ToolProblem` where it is none, or not there. */
export function loadTable(file: string, { workspace, signal }: ToolContext): Promise<Table> {
  const tables = loaded.get(workspace) ?? new Map<string, Promise<Table>>();
  loaded.set(workspace, tables);
  const known = tables.get(file);
  if (known !== undefined) return known;
  const table = workspace.read(file).then((bytes) => readTable(file, bytes, signal));
  tables.set(file, table);
  return table;
}

/** Reads bytes as a table: JSON by its first character or the name's end, anything else as delimited text. */
export async function readTable(file: string, bytes: Uint8Array, signal: AbortSignal): Promise<Table> {
  const breathe = createBreathe(signal);
  const { text, note } = decodeText(file, bytes);
  const json = /\.(?:json|ndjson|jsonl)$/i.test(file) || /^\s*(?:\{|\[\s*\{)/.test(text);
  const raw = await (json ? parseJsonTable : parseDelimited)(file, text, breathe);
  if (raw.names.length === 0) throw new ToolProblem(`${file} has no columns.`);

  const surveys: ColumnSurvey[] = [];
  for (const cells of raw.columns) surveys.push(await surveyColumn(cells, breathe));
  const commas = surveys.reduce((sum, { marks }) => sum + marks[','], 0);
  const dots = surveys.reduce((sum, { marks }) => sum + marks['.'], 0);
  const usualMark = commas > dots || (raw.semicolons && commas === dots) ? ',' : '.';

  // "1,234" of a file parted by semicolons may be written in either habit.
  const unsureMarks = raw.semicolons && commas === dots;

  const columns: Column[] = [];
  const notes = note === undefined ? [...raw.notes] : [note, ...raw.notes];
  for (const [i, cells] of raw.columns.entries()) {
    const survey = surveys[i];
    if (survey === undefined) continue;
    const typed = await typeColumn(raw.names[i] ?? '', cells, survey, json ? '.' : usualMark, unsureMarks, breathe);
    columns.push(typed.column);
    notes.push(...typed.notes);
    raw.columns[i] = [];
  }
  return { file, columns, rowCount: raw.rowCount, lines: raw.lines, notes };
}

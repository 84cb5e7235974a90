import { type ToolContext, ToolProblem, type Workspace } from '../../runner/engine.ts';
import { createYieldToEventLoop } from '../yield-to-event-loop.ts';
import { decodeText } from '../text/decode-text.ts';
import { parseDelimited } from './parse-delimited.ts';
import { parseJsonTable } from './parse-json-table.ts';
import type { Column, Table } from './table.ts';
import { type ColumnSurvey, surveyColumn, typeColumn } from './type-column.ts';

/** Each file is read, and charged, once a turn. */
const loaded = new WeakMap<Workspace, Map<string, Promise<Table>>>();

export function loadTable(file: string, { workspace, signal }: ToolContext): Promise<Table> {
  const tables = loaded.get(workspace) ?? new Map<string, Promise<Table>>();
  loaded.set(workspace, tables);
  const known = tables.get(file);
  if (known !== undefined) return known;
  const table = workspace.read(file).then((bytes) => readTable(file, bytes, signal));
  tables.set(file, table);
  return table;
}

export async function readTable(file: string, bytes: Uint8Array, signal: AbortSignal): Promise<Table> {
  const yieldToEventLoop = createYieldToEventLoop(signal);
  const { text, note } = decodeText(file, bytes);
  const json = /\.(?:json|ndjson|jsonl)$/i.test(file) || /^\s*(?:\{|\[\s*\{)/.test(text);
  const raw = await (json ? parseJsonTable : parseDelimited)(file, text, yieldToEventLoop);
  if (raw.names.length === 0) throw new ToolProblem(`${file} has no columns.`);

  const surveys: ColumnSurvey[] = [];
  for (const cells of raw.columns) surveys.push(await surveyColumn(cells, yieldToEventLoop));
  const commas = surveys.reduce((sum, { marks }) => sum + marks[','], 0);
  const dots = surveys.reduce((sum, { marks }) => sum + marks['.'], 0);
  const usualMark = commas > dots || (raw.semicolons && commas === dots) ? ',' : '.';

  // 1,234 may be a thousand or a fraction.
  const isMarkUncertain = raw.semicolons && commas === dots;

  const columns: Column[] = [];
  const notes = note === undefined ? [...raw.notes] : [note, ...raw.notes];
  for (const [i, cells] of raw.columns.entries()) {
    const survey = surveys[i];
    if (survey === undefined) continue;
    const typed = await typeColumn(
      raw.names[i] ?? '',
      cells,
      survey,
      json ? '.' : usualMark,
      isMarkUncertain,
      yieldToEventLoop,
    );
    columns.push(typed.column);
    notes.push(...typed.notes);
    raw.columns[i] = [];
  }
  return { file, columns, rowCount: raw.rowCount, lines: raw.lines, notes };
}

import { ToolProblem } from '../../runner/engine.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { parseRecords, UnclosedQuote } from './parse-records.ts';
import { parseDate } from './parse-date.ts';
import { splitNumber } from './parse-number.ts';
import { truncateName, MAX_COLUMNS, checkTableSize } from './table-limits.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import type { RawTable } from './table.ts';

/** In cells. */
const YIELD_EVERY = 4096;
const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

/** Fills up short rows and drops surplus cells, with notes. */
export async function parseDelimited(
  file: string,
  text: string,
  yieldToEventLoop: YieldToEventLoop,
): Promise<RawTable> {
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  const hint = /^sep=([,;\t|])\r?\n/i.exec(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  const delimiter = sniffDelimiter(body);
  const builder = createBuilder(file);
  const firstLine = hint === null ? 1 : 2;
  try {
    let cellsSinceYield = 0;
    for (const { cells, line } of parseRecords(body, delimiter, MAX_COLUMNS + 1)) {
      cellsSinceYield += builder.add(cells, line + firstLine - 1);
      if (cellsSinceYield < YIELD_EVERY) continue;
      cellsSinceYield = 0;
      await yieldToEventLoop();
    }
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    throw new ToolProblem(
      `${file} can't be read as a table: a quote opened on line ${error.line + firstLine - 1} never closes.`,
    );
  }
  const raw = builder.finish(firstLine);
  raw.semicolons = delimiter === ';';
  const expected = /\.(?:tsv|tab)$/i.test(file) ? '\t' : ',';
  if (delimiter !== expected && raw.names.length > 1) raw.notes.unshift(`fields parted by ${NAMES[delimiter]}`);
  return raw;
}

function createBuilder(file: string) {
  const names: string[] = [];
  const columns: string[][] = [];
  const known: Map<string, string>[] = [];
  const short: number[] = [];
  const long: number[] = [];
  const notes: string[] = [];
  let header: readonly string[] = [];
  let empty = 0;
  let repeats = 0;
  let units = 0;
  let rowCount = 0;
  let headed = true;
  let lastLine = 1;
  /** "Source: …" */
  const footers: { cell: string; line: number }[] = [];

  function add(record: string[], line: number): number {
    if (record.every((cell) => cell.trim() === '')) empty += 1;
    else if (headed && record.length > 1 && record.every((cell, i) => cell.trim() === header[i]?.trim())) repeats += 1;
    else if (rowCount === 0 && isUnits(record)) units = line;
    else if (names.length > 2 && footers.length < MAX_FOOTERS && isFooter(record))
      footers.push({ cell: record[0] ?? '', line });
    else {
      for (const { cell, line: before } of footers.splice(0)) row([cell], before);
      return row(record, line);
    }
    return record.length;
  }

  function row(record: string[], line: number): number {
    if (record.length < names.length) short.push(line);
    else if (record.slice(names.length).some((cell) => cell.trim() !== '')) long.push(line);
    rowCount += 1;
    checkTableSize(file, names.length, rowCount);
    for (let i = 0; i < names.length; i += 1) {
      const cell = (record[i] ?? '').trim();
      const seen = known[i];
      const kept = seen?.get(cell);
      if (kept === undefined && seen !== undefined && seen.size < 10_000) seen.set(cell, cell);
      columns[i]?.push(kept ?? cell);
    }
    return Math.max(record.length, names.length);
  }

  return {
    add(record: string[], line: number): number {
      lastLine = line;
      if (names.length > 0) return add(record, line);
      if (record.length > MAX_COLUMNS) {
        throw new ToolProblem(`${file} has more than ${MAX_COLUMNS} columns, the most this worker reads.`);
      }
      headed = !record.every(
        (cell) => splitNumber(cell.trim()) !== undefined || parseDate(cell.trim(), 'dmy') !== undefined,
      );
      header = record;
      names.push(...nameColumns(headed ? record : record.map(() => '')));
      for (const _ of names) {
        columns.push([]);
        known.push(new Map());
      }
      if (headed) return names.length;
      notes.push('the first line holds figures, so the columns are numbered and it counts as a row');
      return row(record, line);
    },
    finish(firstLine: number): RawTable {
      checkHeader(file, firstLine, header, long.length > 1 && long.length > rowCount / 2);
      if (empty > 0) notes.push(`${empty === 1 ? '1 empty row is' : `${empty} empty rows are`} left out`);
      if (repeats > 0) notes.push('rows that repeat the header are left out');
      if (units > 0) notes.push(`line ${units} holds units and is left out`);
      if (footers.length > 0) notes.push(`what stands below the table, from line ${footers[0]?.line} on, is left out`);
      if (short.length > 0) notes.push(`${ragged(short)} fewer fields than the header: filled up as missing`);
      if (long.length > 0) notes.push(`${ragged(long)} more fields than the header: the surplus is left out`);
      const from = headed ? firstLine + 1 : firstLine;
      return { names, columns, rowCount, lines: { from, to: Math.max(lastLine, from) }, notes, semicolons: false };
    },
  };
}

const FOOTER =
  /^(?:sources?|notes?|footnotes?|remarks?|quelle|hinweis|generated|exported|last updated|©|copyright|\*)/i;

const MAX_FOOTERS = 20;

function isFooter([first = '', ...others]: readonly string[]): boolean {
  if (others.length === 0) return splitNumber(first.trim()) === undefined;
  return others.every((cell) => cell.trim() === '') && FOOTER.test(first.trim());
}

const UNIT =
  /^(?:[([].*[)\]]|%|[€$£¥]|°[cf]|[kmcµ]?[gml]|km|cm|mm|m2|m²|km2|km²|lbs?|oz|ft|mi|mph|km\/h|h|s|ms|min|pcs|pieces|units|eur|usd|gbp|text|string|number|integer|date)$/i;

function isUnits(record: readonly string[]): boolean {
  const filled = record.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => UNIT.test(cell)) && filled.some((cell) => cell.length > 1);
}

/** The first line may be a title. */
function checkHeader(file: string, line: number, header: readonly string[], narrow: boolean): void {
  const named = header.filter((cell) => cell.trim() !== '').length;
  if (!narrow && (named > 1 || header.length < 3)) return;
  throw new ToolProblem(
    `${file} can't be read as a table: line ${line} does not name its columns. Remove what stands above the header.`,
  );
}

function ragged(lines: number[]): string {
  if (lines.length === 1) return `1 row (line ${lines[0]}) has`;
  return `${lines.length} rows (${lines.length > 3 ? 'first at ' : ''}lines ${lines.slice(0, 3).join(', ')}) have`;
}

function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return header.map((cell, i) => {
    const base = truncateName(cell.replace(/\s+/g, ' ').trim()) || `column ${i + 1}`;
    let name = base;
    let n = next.get(base.toLowerCase()) ?? 2;
    for (; taken.has(name.toLowerCase()); n += 1) name = `${base} ${n}`;
    next.set(base.toLowerCase(), n);
    taken.add(name.toLowerCase());
    return name;
  });
}

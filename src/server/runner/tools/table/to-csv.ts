import type { Breathe } from '../breathe.ts';
import type { Cell, QueryResult } from './run-query.ts';

/** Cells between two breaths. */
const STRIDE = 8192;
/** What makes spreadsheets run a text as a formula, in their full width too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A result as CSV (RFC 4180): commas, CRLF, plain figures. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export async function toCsv(
  { columns, rows }: Pick<QueryResult, 'columns' | 'rows'>,
  breathe: Breathe,
): Promise<string> {
  let csv = `${columns.map(({ name }) => field(name)).join(',')}\r\n`;
  const stride = Math.ceil(STRIDE / Math.max(1, columns.length));
  for (const [i, row] of rows.entries()) {
    if (i % stride === stride - 1) await breathe();
    csv += `${row.map(field).join(',')}\r\n`;
  }
  return csv;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

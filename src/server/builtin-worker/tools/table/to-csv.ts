import { csvLine } from '#contract/csv.ts';
import type { Breathe } from '../breathe.ts';
import type { QueryResult } from './run-query.ts';

/** Cells between two breaths. */
const STRIDE = 8192;

/** A result as CSV (RFC 4180): commas, CRLF, plain figures. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export async function toCsv(
  { columns, rows }: Pick<QueryResult, 'columns' | 'rows'>,
  breathe: Breathe,
): Promise<string> {
  let csv = csvLine(columns.map(({ name }) => name));
  const stride = Math.ceil(STRIDE / Math.max(1, columns.length));
  for (const [i, row] of rows.entries()) {
    if (i % stride === stride - 1) await breathe();
    csv += csvLine(row);
  }
  return csv;
}

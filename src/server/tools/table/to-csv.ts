import { csvLine } from '#contract/csv.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import type { QueryResult } from './run-query.ts';

const YIELD_EVERY = 8192;

export async function toCsv(
  { columns, rows }: Pick<QueryResult, 'columns' | 'rows'>,
  yieldToEventLoop: YieldToEventLoop,
): Promise<string> {
  let csv = csvLine(columns.map(({ name }) => name));
  const stride = Math.ceil(YIELD_EVERY / Math.max(1, columns.length));
  for (const [i, row] of rows.entries()) {
    if (i % stride === stride - 1) await yieldToEventLoop();
    csv += csvLine(row);
  }
  return csv;
}

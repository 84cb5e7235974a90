import type { YieldToEventLoop } from '../../tools/yield-to-event-loop.ts';
import { type Column, isMissing, type NumberColumn, type Table, type WordColumn } from '../../tools/table/table.ts';
import type { Filter } from '../../tools/table/query.ts';
import { normalize } from '../../tools/text/normalize-words.ts';

/** Rows with totals: those with one of `values`, or without a value if that is empty. */
export interface TotalRows {
  column: string;
  values: readonly string[];
}

export function withoutTotals({ column, values }: TotalRows): Filter {
  const [only] = values;
  if (only === undefined) return { column, op: 'present' };
  return { column, op: 'is not', value: values.length === 1 ? only : [...values] };
}

export function describeTotals({ column, values }: TotalRows): string {
  return values.length === 0
    ? `The last row has no ${column} and looks like the total of the others`
    : `${column} has rows for "${values.join('" and "')}", which look like totals of other rows`;
}

const LABEL = /^(?:(?:grand |sub ?|overall )?totals?|sums?|total general|gesamt(?:summe)?|summe|insgesamt)$/;
/** Confirmed only by the figures. */
const POSSIBLE_LABEL = new RegExp(String.raw`^(?:all|total|overall|sum)\b|\b(?:totals?|overall)$|${LABEL.source}`);
const MAX_LABELS = 20;

/** Finds a last row "Total", or "All disasters" among kinds of disasters. */
export async function findTotalRows(table: Table, yieldToEventLoop: YieldToEventLoop): Promise<TotalRows | undefined> {
  const texts = table.columns.filter((column): column is WordColumn => column.type === 'text');
  const numbers = table.columns.filter((column) => column.type === 'number');
  for (const column of texts) {
    const labels = [...new Set(column.cells)].filter((value) => POSSIBLE_LABEL.test(normalizeLabel(value)));
    let found = labels.some((value) => LABEL.test(normalizeLabel(value)));
    for (const value of labels.slice(0, MAX_LABELS)) {
      await yieldToEventLoop();
      found ||= numbers.some((figures) => addsUp(figures, table.rowCount, (row) => column.cells[row] === value));
    }
    if (found) return { column: column.name, values: labels.slice(0, MAX_LABELS) };
  }
  const last = table.rowCount - 1;
  const [first] = texts;
  if (first === undefined || last < 2 || !isUnnamed(table.columns, last)) return undefined;
  const total = numbers.some((figures) => addsUp(figures, table.rowCount, (row) => row === last));
  return total ? { column: first.name, values: [] } : undefined;
}

function normalizeLabel(label: string): string {
  return normalize(label).replace(/[\s:.]+$/, '');
}

function isUnnamed(columns: readonly Column[], row: number): boolean {
  return columns.every((column) => column.type === 'number' || isMissing(column, row));
}

function addsUp({ cells }: NumberColumn, rowCount: number, isTotal: (row: number) => boolean): boolean {
  let [totals, others] = [0, 0];
  for (let row = 0; row < rowCount; row += 1) {
    const value = cells[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (isTotal(row)) totals += value;
    else others += value;
  }
  return totals !== 0 && Math.abs(totals - others) <= Math.abs(totals) * TOLERANCE;
}

const TOLERANCE = 0.005;

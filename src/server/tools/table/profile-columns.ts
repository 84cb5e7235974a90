import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { type Column, type ColumnType, isMissing, type NumberColumn, type Table, type WordColumn } from './table.ts';
import { roundBinaryError } from './aggregate.ts';

export interface ColumnProfile {
  name: string;
  type: ColumnType;
  unit?: string;
  missing: number;
  unreadable: number;
  distinct: number;
  min?: number | string;
  max?: number | string;
  mean?: number;
  median?: number;
  top?: { value: string; rows: number }[];
}

const YIELD_EVERY = 8192;
const TOP = 5;

export async function profileColumns(table: Table, yieldToEventLoop: YieldToEventLoop): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const column of table.columns) {
    const counts = await countValues(column, yieldToEventLoop);
    const facts = {
      name: column.name,
      type: column.type,
      missing: column.missing,
      unreadable: column.unreadable,
      distinct: counts.size,
    };
    profiles.push(
      column.type === 'number'
        ? { ...facts, ...figures(column) }
        : { ...facts, ...ends(column, counts), ...top(counts) },
    );
    await yieldToEventLoop();
  }
  return profiles;
}

async function countValues(column: Column, yieldToEventLoop: YieldToEventLoop): Promise<Map<number | string, number>> {
  const counts = new Map<number | string, number>();
  for (let row = 0; row < column.cells.length; row += 1) {
    if (row % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    const cell = column.cells[row];
    if (cell !== undefined && !isMissing(column, row)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

function figures(column: NumberColumn): Partial<ColumnProfile> {
  const unit = column.unit === '' ? {} : { unit: column.unit };
  const sorted = column.cells.filter((value) => !Number.isNaN(value)).toSorted();
  const half = Math.floor(sorted.length / 2);
  const [min, max, high] = [sorted[0], sorted.at(-1), sorted[half]];
  const low = sorted.length % 2 === 0 ? sorted[half - 1] : high;
  if (min === undefined || max === undefined || low === undefined || high === undefined) return unit;
  const mean = sorted.reduce((sum, value) => sum + value / sorted.length, 0);
  return { ...unit, min, max, mean: roundBinaryError(mean), median: roundBinaryError((low + high) / 2) };
}

function ends(column: WordColumn, counts: Map<number | string, number>): Partial<ColumnProfile> {
  if (column.type !== 'date' || counts.size === 0) return {};
  let [min, max] = ['9', ''];
  for (const value of counts.keys()) {
    const date = String(value);
    if (date < min) min = date;
    if (date > max) max = date;
  }
  return { min, max };
}

function top(counts: Map<number | string, number>): Partial<ColumnProfile> {
  const repeated = [...counts].filter(([, rows]) => rows > 1);
  if (repeated.length === 0) return {};
  const best = repeated.toSorted(([a, x], [b, y]) => y - x || (String(a) < String(b) ? -1 : 1)).slice(0, TOP);
  return { top: best.map(([value, rows]) => ({ value: String(value).slice(0, 80), rows })) };
}

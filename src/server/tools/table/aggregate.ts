import type { MeasureOp } from './query.ts';
import { type Column, isMissing } from './table.ts';

export interface Aggregator {
  add(row: number): void;
  result(): number | string | null;
}

export function createAggregator(op: MeasureOp, column: Column | undefined): Aggregator {
  if (op === 'count' || column === undefined) {
    let rows = 0;
    return { add: () => (rows += 1), result: () => rows };
  }
  if (op === 'distinct') {
    const seen = new Set<number | string>();
    return {
      add: (row) => {
        const cell = column.cells[row];
        if (cell !== undefined && !isMissing(column, row)) seen.add(cell);
      },
      result: () => seen.size,
    };
  }
  if (column.type !== 'number') return edge(column.cells, op === 'max');
  if (op === 'median') return median(column.cells);
  return op === 'min' || op === 'max'
    ? extreme(column.cells, op === 'max' ? 1 : -1)
    : total(column.cells, op === 'mean');
}

/** Neumaier summation, independent of the order of rows. */
function total(cells: Float64Array, mean: boolean): Aggregator {
  let sum = 0;
  let lost = 0;
  let count = 0;
  return {
    add: (row) => {
      const value = cells[row] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      count += 1;
    },
    result: () => (count === 0 ? null : roundBinaryError((sum + lost) / (mean ? count : 1))),
  };
}

function median(cells: Float64Array): Aggregator {
  const values: number[] = [];
  return {
    add: (row) => {
      const value = cells[row] ?? Number.NaN;
      if (!Number.isNaN(value)) values.push(value);
    },
    result: () => {
      const sorted = Float64Array.from(values).toSorted();
      const half = Math.floor(sorted.length / 2);
      const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
      return low === undefined || high === undefined ? null : roundBinaryError((low + high) / 2);
    },
  };
}

function extreme(cells: Float64Array, sign: 1 | -1): Aggregator {
  let best = Number.NaN;
  return {
    add: (row) => {
      const value = cells[row] ?? Number.NaN;
      if (!Number.isNaN(value) && (Number.isNaN(best) || (value - best) * sign > 0)) best = value;
    },
    result: () => (Number.isNaN(best) ? null : best),
  };
}

function edge(cells: readonly string[], last: boolean): Aggregator {
  let best = '';
  return {
    add: (row) => {
      const value = cells[row] ?? '';
      if (value !== '' && (best === '' || (last ? value > best : value < best))) best = value;
    },
    result: () => (best === '' ? null : best),
  };
}

/** 0.1 + 0.2 is 0.3. */
export function roundBinaryError(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
}

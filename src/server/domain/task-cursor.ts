import { MAX_ID_CHARS } from '#contract/limits.ts';
import type { Order, TaskSort } from '#contract/task-list-query.ts';
import type { TaskRecord } from './records.ts';
import { whyNotStorable } from './storable-text.ts';
import type { TaskPosition } from './store.ts';

/** The end of the year 9999. */
const LAST = 253_402_300_799_999;

interface Sorting {
  sort: TaskSort;
  order: Order;
}

export function positionOf(task: TaskRecord, sort: TaskSort): TaskPosition {
  return { value: Number(task[sort]), id: task.id };
}

export function formatCursor({ sort, order }: Sorting, { value, id }: TaskPosition): string {
  return Buffer.from(JSON.stringify([sort, order, value, id])).toString('base64url');
}

/** Returns undefined for cursors of another sort or order. */
export function parseCursor(cursor: string, { sort, order }: Sorting): TaskPosition | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place) || place.length !== 4 || place[0] !== sort || place[1] !== order) return undefined;
    const [value, id]: unknown[] = place.slice(2);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > LAST) return undefined;
    if (typeof id !== 'string' || id === '' || id.length > MAX_ID_CHARS) return undefined;
    if (whyNotStorable(id) !== undefined) return undefined;
    return { value, id };
  } catch {
    return undefined;
  }
}

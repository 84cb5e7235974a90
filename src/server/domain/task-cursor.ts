import type { TaskPage } from './store.ts';

type Place = NonNullable<TaskPage['after']>;

/** The place after a task in the list, as a word that clients hand back and needn't understand. */
export function formatCursor({ createdAt, id }: Place): string {
  return Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url');
}

/** Undefined for anything that `formatCursor` did not write. */
export function parseCursor(cursor: string): Place | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place) || place.length !== 2) return undefined;
    const [time, id]: unknown[] = place;
    if (typeof time !== 'number' || !Number.isSafeInteger(time) || Math.abs(time) > 8.64e15) return undefined;
    if (typeof id !== 'string' || id.includes('\0')) return undefined;
    return { createdAt: new Date(time), id };
  } catch {
    return undefined;
  }
}

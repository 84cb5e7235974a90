import { MAX_ID_CHARS } from '#contract/limits.ts';
import { whyUnstorable } from './storable-text.ts';
import type { TaskPage } from './store.ts';

/** The last millisecond of the year 9999: databases write later ones in ways of their own. */
const LAST_MS = 253_402_300_799_999;

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
    if (typeof time !== 'number' || !Number.isInteger(time) || time < 0 || time > LAST_MS) return undefined;
    if (typeof id !== 'string' || id === '' || id.length > MAX_ID_CHARS) return undefined;
    if (whyUnstorable(id) !== undefined) return undefined;
    return { createdAt: new Date(time), id };
  } catch {
    return undefined;
  }
}

import * as z from 'zod/mini';

/** Routes and headers between the page and its proxy. */

/** Returns a `Connection`. */
export const CONNECTION_PATH = '/connection';

export const Connection = z.looseObject({
  kind: z.enum(['embedded', 'hosted']),
  host: z.string(),
  origin: z.string(),
});
export type Connection = z.infer<typeof Connection>;

/** Sent as `1` with every write. Other sites can't set it without a CORS preflight. */
export const WRITE_HEADER = 'X-Handinger-Dashboard';

/**
 * The API that a write is meant for, as `apiName` returns it. The proxy refuses the write (421) if it is connected to
 * another one.
 */
export const API_HEADER = 'X-Handinger-Api';

/** Returns an id for an API. The embedded one keeps its id when its port changes. */
export function apiName({ kind, origin }: Pick<Connection, 'kind' | 'origin'>): string {
  return kind === 'embedded' ? kind : origin;
}

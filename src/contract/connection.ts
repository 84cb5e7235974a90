import * as z from 'zod/mini';

export const CONNECTION_PATH = '/connection';

export const Connection = z.looseObject({
  kind: z.enum(['embedded', 'hosted']),
  host: z.string(),
  origin: z.string(),
});
export type Connection = z.infer<typeof Connection>;

/** Sent with every write. Other sites can't set it without a CORS preflight. */
export const WRITE_HEADER = 'X-Handinger-Dashboard';

/** The API that a write is meant for. The proxy refuses others (421). */
export const API_HEADER = 'X-Handinger-Api';

/** The embedded API keeps its name when its port changes. */
export function apiName({ kind, origin }: Pick<Connection, 'kind' | 'origin'>): string {
  return kind === 'embedded' ? kind : origin;
}

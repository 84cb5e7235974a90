import * as z from 'zod/mini';

/** What the page and its proxy say to each other beside the API's own routes. */

/** Where the proxy says which API it talks to. */
export const CONNECTION_PATH = '/connection';

export const Connection = z.looseObject({
  kind: z.enum(['embedded', 'hosted']),
  host: z.string(),
  origin: z.string(),
});
export type Connection = z.infer<typeof Connection>;

/** Sent as `1` with every write: another site's page can't add it without being asked first. */
export const WRITE_HEADER = 'X-Handinger-Dashboard';

/** Names the API that a write is meant for, as `apiName` does: the proxy refuses it (421) where it talks to another. */
export const API_HEADER = 'X-Handinger-Api';

/** What tells an API from another: the one that ships with the dashboard is the same wherever it listens. */
export function apiName({ kind, origin }: Pick<Connection, 'kind' | 'origin'>): string {
  return kind === 'embedded' ? kind : origin;
}

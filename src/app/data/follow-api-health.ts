import type { QueryClient } from '@tanstack/react-query';
import { apiHealth } from './api-health.ts';
import { connectionQuery } from './connection.ts';
import type * as LastKnown from './last-known.ts';
import { afterStart } from '#app/lib/after-start.ts';

/** Shows what this browser last knew while the API does not answer, and refetches it once the API answers again. */
export function followApiHealth(client: QueryClient): void {
  let wasDown = false;
  apiHealth.start();
  apiHealth.subscribe(() => {
    const { state } = apiHealth.get();
    if (state !== 'answering') withLastKnown(({ restoreLastKnown }) => restoreLastKnown(client));
    else if (wasDown) void refetchShown(client);
    wasDown = state === 'down';
  });
  addEventListener('online', apiHealth.check);
  addEventListener('offline', apiHealth.check);
  void client.prefetchQuery(connectionQuery);
  afterStart(() => withLastKnown(({ keepLastKnown }) => keepLastKnown(client)));
}

/** Without its code, nothing is kept or restored. */
function withLastKnown(use: (lastKnown: typeof LastKnown) => unknown): void {
  void import('./last-known.ts').then(use, () => undefined);
}

/** Includes queries that wait to retry. */
async function refetchShown(client: QueryClient): Promise<void> {
  await client.cancelQueries({ type: 'active', predicate: ({ state }) => state.data === undefined });
  await client.refetchQueries({ type: 'active', stale: true });
}

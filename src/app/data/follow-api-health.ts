import type { QueryClient } from '@tanstack/react-query';
import { apiHealth } from './api-health.ts';
import { connectionQuery } from './connection.ts';
import { keepLastKnown, restoreLastKnown } from './last-known.ts';

/** Shows what this browser last knew while the API does not answer, and refetches it once the API answers again. */
export function followApiHealth(client: QueryClient): void {
  let wasDown = false;
  apiHealth.start();
  apiHealth.subscribe(() => {
    const { state } = apiHealth.get();
    if (state !== 'answering') void restoreLastKnown(client);
    else if (wasDown) void refetchShown(client);
    wasDown = state === 'down';
  });
  addEventListener('online', apiHealth.check);
  addEventListener('offline', apiHealth.check);
  void client.prefetchQuery(connectionQuery);
  keepLastKnown(client);
}

/** Includes queries that wait to retry. */
async function refetchShown(client: QueryClient): Promise<void> {
  await client.cancelQueries({ type: 'active', predicate: ({ state }) => state.data === undefined });
  await client.refetchQueries({ type: 'active', stale: true });
}

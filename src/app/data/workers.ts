import { queryOptions } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';

/** Newest first; null if the API does not list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ client, signal }) => (await requestIfSupported(client, 'listWorkers', { signal }))?.items ?? null,
  staleTime: 30_000,
});

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';

const FRESH_MS = 30_000;

/** Newest first; null if the API does not list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ client, signal }) => (await requestIfSupported(client, 'listWorkers', { signal }))?.items ?? null,
  staleTime: FRESH_MS,
});

/** Newest first; null pages if the API keeps no versions. */
export function workerVersionsQuery(workerId: string) {
  return infiniteQueryOptions({
    queryKey: [...workersQuery.queryKey, 'versions', workerId],
    queryFn: ({ client, pageParam: before, signal }) =>
      requestIfSupported(client, 'listWorkerVersions', { workerId, query: { before }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last?.more === true ? last.items.at(-1)?.version : undefined),
    staleTime: FRESH_MS,
  });
}

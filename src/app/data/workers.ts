import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { WorkerTemplate } from '#contract/worker.ts';
import { readCapability, requestIfSupported } from './capabilities.ts';
import { connectionQuery } from './connection.ts';

export const FRESH_MS = 30_000;

/** Newest first, where possible without instructions and output schemas; null if the API does not list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: ({ client, signal }) => listWorkers(client, { fields: 'names' }, signal),
  staleTime: FRESH_MS,
});

export type KnownWorker = { readonly worker: WorkerTemplate | undefined };

/** Without a worker if there is none with this id; null if the API does not list workers. */
export function workerQuery(workerId: string) {
  return queryOptions({
    queryKey: [...workersQuery.queryKey, 'one', workerId],
    queryFn: async ({ client, signal }): Promise<KnownWorker | null> => {
      const workers = await listWorkers(client, { id: [workerId] }, signal);
      return workers && { worker: workers.find(({ id }) => id === workerId) };
    },
    staleTime: FRESH_MS,
  });
}

/** The query goes only to an API that is known to understand it. Others list all workers with all fields. */
async function listWorkers(
  client: QueryClient,
  query: Record<string, string | readonly string[]>,
  signal: AbortSignal,
) {
  await client.ensureQueryData(connectionQuery);
  const isUnderstood = readCapability(client, 'workerFields') === 'yes';
  const list = await requestIfSupported(client, 'listWorkers', { ...(isUnderstood && { query }), signal });
  return list?.items ?? null;
}

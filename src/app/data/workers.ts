import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { WorkerTemplate } from '#contract/worker.ts';
import { readCapability, requestIfSupported } from './capabilities.ts';
import { connectionQuery } from './connection.ts';
import { request } from './request.ts';

const FRESH_MS = 30_000;

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

/** The structured output of the newest turn of a worker's newest task. */
export type LastOutput = {
  readonly output: Record<string, unknown> | null;
  /** Undefined if the API does not say which turn it is of. */
  readonly taskId: string | undefined;
  readonly seq: number | undefined;
};

export function lastOutputQuery(workerId: string) {
  return queryOptions({
    queryKey: [...workersQuery.queryKey, 'last output', workerId],
    queryFn: async ({ signal }): Promise<LastOutput> => {
      const { structured_output: output, metadata } = await request('retrieveWorker', { workerId, signal });
      const { taskId, seq } = metadata;
      return {
        output,
        taskId: typeof taskId === 'string' ? taskId : undefined,
        seq: typeof seq === 'number' ? seq : undefined,
      };
    },
    staleTime: FRESH_MS,
  });
}

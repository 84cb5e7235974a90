import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';
import { request } from './request.ts';
import { FRESH_MS, workersQuery } from './workers.ts';

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

import { queryOptions } from '@tanstack/react-query';
import { nullIfUnsupported } from './null-if-unsupported.ts';
import { request } from './request.ts';

/** Newest first; null if the API does not list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ signal }) => (await nullIfUnsupported(request('listWorkers', { signal })))?.items ?? null,
  staleTime: 30_000,
});

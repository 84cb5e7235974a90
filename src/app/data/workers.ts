import { queryOptions } from '@tanstack/react-query';
import { nullIfUnsupported } from './null-if-unsupported.ts';
import { request } from './request.ts';

/** The organisation's workers, newest first, or null where the API doesn't list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ signal }) => (await nullIfUnsupported(request('listWorkers', { signal })))?.items ?? null,
  staleTime: 30_000,
});

import { queryOptions } from '@tanstack/react-query';
import { nullWhereMissing } from './null-where-missing.ts';
import { request } from './request.ts';

/** The organisation's workers, newest first, or null where the API doesn't list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ signal }) => (await nullWhereMissing(request('listWorkers', { signal })))?.items ?? null,
  staleTime: 30_000,
});

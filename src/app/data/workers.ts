import { queryOptions } from '@tanstack/react-query';
import { isMissingRoute } from './account.ts';
import { request } from './request.ts';

/** The organisation's workers, newest first, or null where the API doesn't list them. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: async ({ signal }) => {
    try {
      return (await request('listWorkers', { signal })).items;
    } catch (error) {
      if (isMissingRoute(error)) return null;
      throw error;
    }
  },
  staleTime: 30_000,
});

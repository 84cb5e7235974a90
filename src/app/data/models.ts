import { queryOptions } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';

/** Null if the API does not list them. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ client, signal }) => (await requestIfSupported(client, 'listModels', { signal }))?.items ?? null,
});

/** Servers of models that run on the API's machine and are not configured. Empty if the API does not look for them. */
export const modelServersQuery = queryOptions({
  queryKey: ['models', 'servers'],
  queryFn: async ({ client, signal }) =>
    (await requestIfSupported(client, 'findModelServers', { signal }))?.items ?? [],
});

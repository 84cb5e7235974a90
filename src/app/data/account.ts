import { queryOptions } from '@tanstack/react-query';
import { requestIfSupported } from './capabilities.ts';

/** Null if the API has no such route; the hosted one documents none. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ client, signal }) => requestIfSupported(client, 'account', { signal }),
});

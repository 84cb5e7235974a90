import { queryOptions } from '@tanstack/react-query';
import { requestConnection } from './request.ts';

/** Which API the proxy talks to: it doesn't change while the page is open. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => requestConnection(signal),
  staleTime: Infinity,
});

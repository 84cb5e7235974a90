import { queryOptions } from '@tanstack/react-query';
import { requestConnection } from './request.ts';

export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => requestConnection(signal),
  staleTime: Infinity,
});

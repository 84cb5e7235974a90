import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestConnection } from './request.ts';

/** The API that the proxy talks to. It does not change while the page is open. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => requestConnection(signal),
  staleTime: Infinity,
});

/** Whether the API is known to apply every filter: only the embedded one is. Undefined while loading. */
export function useAppliesFilters(): boolean | undefined {
  const { data, isError } = useQuery(connectionQuery);
  return isError ? false : data && data.kind === 'embedded';
}

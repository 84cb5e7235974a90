import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestConnection } from './request.ts';

/** Which API the proxy talks to: it doesn't change while the page is open. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => requestConnection(signal),
  staleTime: Infinity,
});

/** Whether the API is known to apply every filter that it is asked for: only the one that ships with the dashboard is. Undefined until that is known. */
export function useAppliesFilters(): boolean | undefined {
  const { data, isError } = useQuery(connectionQuery);
  return isError ? false : data && data.kind === 'embedded';
}

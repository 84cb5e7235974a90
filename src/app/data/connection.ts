import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestConnection } from './request.ts';

export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => requestConnection(signal),
  staleTime: Infinity,
});

/** Only the embedded API is known to apply every filter. Undefined while loading. */
export function useAppliesFilters(): boolean | undefined {
  const { data, isError } = useQuery(connectionQuery);
  return isError ? false : data && data.kind === 'embedded';
}

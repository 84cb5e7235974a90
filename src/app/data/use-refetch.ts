import { useQueryClient, type Query, type QueryKey } from '@tanstack/react-query';

/** Refetches at once, even while a retry waits. Keeps the data that there is. */
export function useRefetch(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  const filters = { queryKey, exact: true };
  const withoutData = { ...filters, predicate: ({ state }: Query) => state.data === undefined };
  return () => void client.cancelQueries(withoutData).then(() => client.refetchQueries(filters));
}

import { useQueryClient, type QueryKey } from '@tanstack/react-query';

/** Refetches a query at once, even while it waits for a retry. */
export function useRefetch(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  const filters = { queryKey, exact: true };
  return () => void client.cancelQueries(filters).then(() => client.refetchQueries(filters));
}

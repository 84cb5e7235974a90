import { useQueryClient, type QueryKey } from '@tanstack/react-query';

/** Refetches at once, even while a retry waits. */
export function useRefetch(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  const filters = { queryKey, exact: true };
  return () => void client.cancelQueries(filters).then(() => client.refetchQueries(filters));
}

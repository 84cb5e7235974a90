import { useQueryClient, type QueryKey } from '@tanstack/react-query';

/** Asks a query again at once, also where it was waiting before it did so by itself. */
export function useRefetch(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  const filters = { queryKey, exact: true };
  return () => void client.cancelQueries(filters).then(() => client.refetchQueries(filters));
}

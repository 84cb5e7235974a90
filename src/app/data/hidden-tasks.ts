import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';

const NONE: ReadonlySet<string> = new Set();

const hiddenQuery = queryOptions({
  queryKey: ['hidden tasks'],
  queryFn: () => NONE,
  enabled: false,
  initialData: NONE,
  structuralSharing: false,
});

/** Tasks archived in this page, or about to be. Returns the same set until something changes. */
export function hiddenTaskIds(client: QueryClient): ReadonlySet<string> {
  return client.getQueryData(hiddenQuery.queryKey) ?? NONE;
}

export function useHiddenTaskIds(): ReadonlySet<string> {
  return useQuery(hiddenQuery).data;
}

export function hideTasks(client: QueryClient, taskIds: Iterable<string>): void {
  set(client, [...hiddenTaskIds(client), ...taskIds]);
}

export function unhideTasks(client: QueryClient, taskIds: Iterable<string>): void {
  const shown = new Set(taskIds);
  set(
    client,
    [...hiddenTaskIds(client)].filter((id) => !shown.has(id)),
  );
}

function set(client: QueryClient, taskIds: Iterable<string>): void {
  client.setQueryDefaults(hiddenQuery.queryKey, { gcTime: Infinity });
  client.setQueryData(hiddenQuery.queryKey, new Set(taskIds));
}

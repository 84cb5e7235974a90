import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { createStore, type Store } from '#app/lib/create-store.ts';

const NONE: ReadonlySet<string> = new Set();

/** Not query data: a query's observers hear of changes later, and a row must be rendered before it can get the focus. */
const stores = new WeakMap<QueryClient, Store<ReadonlySet<string>>>();

function storeOf(client: QueryClient): Store<ReadonlySet<string>> {
  const known = stores.get(client);
  if (known !== undefined) return known;
  const store = createStore(NONE);
  stores.set(client, store);
  return store;
}

/** Tasks archived in this page, or about to be. Returns the same set until something changes. */
export function hiddenTaskIds(client: QueryClient): ReadonlySet<string> {
  return storeOf(client).get();
}

export function useHiddenTaskIds(): ReadonlySet<string> {
  const { subscribe, get } = storeOf(useQueryClient());
  return useSyncExternalStore(subscribe, get);
}

export function hideTasks(client: QueryClient, taskIds: Iterable<string>): void {
  storeOf(client).set(new Set([...hiddenTaskIds(client), ...taskIds]));
}

export function unhideTasks(client: QueryClient, taskIds: Iterable<string>): void {
  const shown = new Set(taskIds);
  storeOf(client).set(new Set([...hiddenTaskIds(client)].filter((id) => !shown.has(id))));
}

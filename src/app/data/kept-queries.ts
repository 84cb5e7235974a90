import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { recentTasksQuery, taskRowsQuery } from './tasks.ts';
import { workerQuery, workersQuery } from './workers.ts';

const ROWS = hashKey(taskRowsQuery({}).queryKey.slice(0, 2));

export const isRows = (key: QueryKey) => hashKey(key.slice(0, 2)) === ROWS;
const ONE_WORKER = hashKey(workerQuery('').queryKey.slice(0, 2));
export const isWorker = (key: QueryKey) => hashKey(key.slice(0, 2)) === ONE_WORKER;
export const isWorkers = (key: QueryKey) => hashKey(key) === hashKey(workersQuery.queryKey);

/** Whether the answer to a query is kept in this browser: workers, opened ones, recent tasks and the first page of lists. */
export function isKept(key: QueryKey): boolean {
  return isRows(key) || isWorkers(key) || isWorker(key) || hashKey(key) === hashKey(recentTasksQuery.queryKey);
}

/** The age of the oldest kept answer that the page shows, as a time; undefined if it shows none. */
export function shownDataFrom(client: QueryClient): number | undefined {
  const shown = client
    .getQueryCache()
    .findAll({ type: 'active' })
    .filter(({ queryKey, state }) => state.data != null && isKept(queryKey));
  return shown.length === 0 ? undefined : Math.min(...shown.map(({ state }) => state.dataUpdatedAt));
}

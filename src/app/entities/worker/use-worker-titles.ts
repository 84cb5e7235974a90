import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { workerTitle } from './worker-title.ts';
import { workersQuery } from '#app/data/workers.ts';

/** What a worker is called, by its id: which is all that is known of it where the API doesn't list its workers. */
export function useWorkerTitles(): (workerId: string) => string {
  const { data } = useQuery(workersQuery);
  return useCallback((workerId) => workerTitle(data?.find(({ id }) => id === workerId) ?? { id: workerId }), [data]);
}

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { workerTitle } from './worker-title.ts';
import { workersQuery } from '#app/data/workers.ts';

/** Returns the id if the API can't list workers. */
export function useWorkerTitles(): (workerId: string) => string {
  const { data } = useQuery(workersQuery);
  return useCallback((workerId) => workerTitle(data?.find(({ id }) => id === workerId) ?? { id: workerId }), [data]);
}

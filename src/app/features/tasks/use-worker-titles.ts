import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { workersQuery } from '#app/data/workers.ts';

/** What a worker is called: its title where the API lists its workers, its id otherwise. */
export function useWorkerTitles(): (workerId: string) => string {
  const { data } = useQuery(workersQuery);
  return useCallback((workerId) => data?.find(({ id }) => id === workerId)?.title || workerId, [data]);
}

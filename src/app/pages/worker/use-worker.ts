import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { WorkerTemplate } from '#contract/worker.ts';
import { workerQuery } from '#app/data/workers.ts';

/** The worker in the URL. Its fields come from the list of workers; there is no other route for them. */
export function useWorker(): {
  workerId: string;
  /** Undefined also if the API does not list workers. */
  worker: WorkerTemplate | undefined;
} {
  const { workerId = '' } = useParams();
  const { data } = useQuery(workerQuery(workerId));
  return { workerId, worker: data?.worker };
}

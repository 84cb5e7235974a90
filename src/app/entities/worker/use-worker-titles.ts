import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ONE_OFF, type WorkerTemplate } from '#contract/worker.ts';
import { isCreatedByTask, useLocalTasks } from '#app/data/local-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { t } from '#app/messages/task.ts';
import { isOneOff } from './one-off.ts';
import { workerTitle } from './worker-title.ts';

/** Returns the id if the API can't list workers. */
export function useWorkerTitles(): (workerId: string) => string {
  const workers = useWorkersById();
  return useCallback(
    (workerId) => (workerId === ONE_OFF ? t('oneOff') : workerTitle(workers?.get(workerId) ?? { id: workerId })),
    [workers],
  );
}

/** Like `useWorkerTitles`, but "One-off" for each one-off worker, whose title repeats that of its task. */
export function useWorkerNames(): (workerId: string) => string {
  const title = useWorkerTitles();
  const isOneOffWorker = useIsOneOff();
  return (workerId) => (isOneOffWorker(workerId) ? t('oneOff') : title(workerId));
}

/** If the API can't list workers, those are one-off that this browser created with a task. */
export function useIsOneOff(): (workerId: string) => boolean {
  const workers = useWorkersById();
  const local = useLocalTasks();
  return useCallback(
    (workerId) => {
      if (workers === null) return isCreatedByTask(local, workerId);
      const worker = workers?.get(workerId);
      return worker !== undefined && isOneOff(worker);
    },
    [workers, local],
  );
}

function useWorkersById(): ReadonlyMap<string, WorkerTemplate> | null | undefined {
  const { data } = useQuery(workersQuery);
  return useMemo(() => data && new Map(data.map((worker) => [worker.id, worker])), [data]);
}

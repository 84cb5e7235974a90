import { useQuery } from '@tanstack/react-query';
import type { Task, Turn } from '#contract/task.ts';
import { workerQuery } from '#app/data/workers.ts';
import { askValidity } from '#app/entities/turn/output-check/ask-check.ts';
import type { CheckedOutput } from '#app/entities/turn/output-check/output-validity.tsx';
import { WorkerFailed } from '#app/lib/run-in-worker.ts';
import { t } from '#app/messages/output-check.ts';

/** Uses the worker's current schema. */
export function useValidity(task: Pick<Task, 'workerId'>, turn: Turn): CheckedOutput {
  const known = useQuery(workerQuery(task.workerId));
  const worker = known.data?.worker;
  const schema = worker?.outputSchema ?? undefined;
  const output = turn.structuredOutput;
  const check = useQuery({
    queryKey: ['tasks', 'validity', task.workerId, worker?.updatedAt, turn.id, turn.status],
    queryFn: ({ signal }) => askValidity({ schema: schema ?? {}, output }, signal),
    enabled: schema !== undefined && output != null,
    staleTime: Infinity,
    retry: false,
  });
  if (known.isPending) return { kind: 'checking' };
  if (worker === undefined) return { kind: 'schema-unknown' };
  if (schema === undefined) return { kind: 'no-schema' };
  if (check.data !== undefined) return check.data;
  if (!check.isError) return { kind: 'checking' };
  const { error } = check;
  return { kind: 'unusable', why: error instanceof WorkerFailed ? t(`notChecked.${error.reason}`) : error.message };
}

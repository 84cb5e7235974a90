import { useQuery } from '@tanstack/react-query';
import type { Task, Turn } from '#contract/task.ts';
import { workersQuery } from '#app/data/workers.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { runInWorker, WorkerFailed } from '#app/lib/run-in-worker.ts';
import { t } from '#app/messages/task-review.ts';
import type { CheckQuestion, Validity } from '#contract/check-output.ts';

/** For regular expressions that backtrack forever. */
const TIMEOUT_MS = 5_000;

export type CheckedOutput =
  | Validity
  | { readonly kind: 'checking' }
  | { readonly kind: 'no-schema' }
  | { readonly kind: 'schema-unknown' };

/** Uses the worker's current schema. */
export function useValidity(task: Pick<Task, 'workerId'>, turn: Turn): CheckedOutput {
  const workers = useQuery(workersQuery);
  const worker = workers.data?.find(({ id }) => id === task.workerId);
  const schema = worker?.outputSchema ?? undefined;
  const output = turn.structuredOutput;
  const check = useQuery({
    queryKey: ['tasks', 'validity', task.workerId, worker?.updatedAt, turn.id, turn.status],
    queryFn: ({ signal }) => ask({ schema: schema ?? {}, output }, signal),
    enabled: schema !== undefined && output != null,
    staleTime: Infinity,
    retry: false,
  });
  if (workers.isPending) return { kind: 'checking' };
  if (worker === undefined) return { kind: 'schema-unknown' };
  if (schema === undefined) return { kind: 'no-schema' };
  if (check.data !== undefined) return check.data;
  if (!check.isError) return { kind: 'checking' };
  const { error } = check;
  return { kind: 'unusable', why: error instanceof WorkerFailed ? t(`notChecked.${error.reason}`) : error.message };
}

function ask(question: CheckQuestion, signal: AbortSignal): Promise<Validity> {
  const script = new Worker(new URL('./check-output.worker.ts', import.meta.url), { type: 'module' });
  return runInWorker<Validity>(script, jsonText(question), { withinMs: TIMEOUT_MS, signal });
}

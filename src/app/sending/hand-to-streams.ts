import type { QueryClient } from '@tanstack/react-query';
import { isRunning } from '#contract/task.ts';
import { accountQuery } from '#app/data/account.ts';
import { rememberTask } from '#app/data/local-tasks.ts';
import type { Outgoing } from './outgoing.ts';
import { TASK_LISTS, taskQuery } from '#app/data/tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import type { Sent } from './drain-deps.ts';
import type { TaskStreams } from '#app/streaming/task-streams.ts';

const TITLE_CHARS = 80;

/** Hands over a turn that the API has: its stream to whoever reads streams, its record to the pages. */
export async function handToStreams(
  client: QueryClient,
  streams: TaskStreams,
  { taskId, seq, opensTask, input, workerId }: Outgoing,
  sent: Sent,
): Promise<void> {
  const title = opensTask ? input.trim().slice(0, TITLE_CHARS) : null;
  rememberTask({ id: taskId, title, workerId, at: Date.now() });
  const fresh = { ...taskQuery(taskId), staleTime: 0 };
  if (sent.kind === 'recorded') client.setQueryData(fresh.queryKey, sent.record);
  else streams.adopt(taskId, seq ?? 0, sent.stream);
  if (sent.kind === 'streaming') {
    await client.cancelQueries(fresh);
    // Once: what follows waits for the record anyway, and the page must not.
    await client.prefetchQuery({ ...fresh, retry: false });
  }
  const record = client.getQueryData(fresh.queryKey);
  if (record !== undefined && isRunning(record.task)) streams.follow(record);
  // It is over already: nobody reads it, who would tell that it has cost something.
  else void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  void client.invalidateQueries({ queryKey: TASK_LISTS });
  if (opensTask && workerId === null) void client.invalidateQueries({ queryKey: workersQuery.queryKey });
}

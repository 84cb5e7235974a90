import type { QueryClient } from '@tanstack/react-query';
import { isRunning } from '#contract/task.ts';
import { accountQuery } from './account.ts';
import { rememberTask } from './local-tasks.ts';
import { TASK_LISTS, taskQuery, type TaskAndTurns } from './tasks.ts';
import { workersQuery } from './workers.ts';

const TITLE_CHARS = 80;

/** A turn that the API accepted. */
export type AcceptedTurn = {
  readonly taskId: string;
  readonly opensTask: boolean;
  readonly input: string;
  readonly workerId: string | null;
};

/** The query cache as sending and streaming see it. It holds all their writes to the cache of tasks. */
export type TaskCache = {
  record: (taskId: string) => TaskAndTurns | undefined;
  /** When it was read, in milliseconds since the epoch; 0 for never. */
  readAt: (taskId: string) => number;
  /** Calls the listener with the id of each task whose record has changed. Returns an unsubscribe function. */
  subscribe: (listener: (taskId: string) => void) => () => void;
  onRecordRead: (record: TaskAndTurns) => void;
  /**
   * The API accepted a turn that this tab sent. Resolves with the task's record, read once unless `record` is given;
   * with what the page had before if it cannot be read.
   */
  onAccepted: (turn: AcceptedTurn, record?: TaskAndTurns) => Promise<TaskAndTurns | undefined>;
  /** The API accepted a turn that another tab sent. */
  onAcceptedElsewhere: (taskId: string) => void;
  /** A turn has ended, by this record. With `refetch` lists that are shown load again at once, otherwise when next shown. */
  onTurnEnded: (record: TaskAndTurns, refetch: boolean) => void;
};

export function createTaskCache(client: QueryClient): TaskCache {
  const keyOf = (taskId: string) => taskQuery(taskId).queryKey;
  const invalidate = (queryKey: readonly unknown[], refetch = true) =>
    void client.invalidateQueries({ queryKey, refetchType: refetch ? 'active' : 'none' });

  function onRecordRead(record: TaskAndTurns) {
    client.setQueryData(keyOf(record.task.id), record);
  }

  return {
    record: (taskId) => client.getQueryData(keyOf(taskId)),
    readAt: (taskId) => client.getQueryState(keyOf(taskId))?.dataUpdatedAt ?? 0,
    onRecordRead,

    subscribe: (listener) =>
      client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
        const [scope, kind, taskId] = queryKey;
        if (type === 'updated' && scope === 'tasks' && kind === 'one') listener(String(taskId));
      }),

    async onAccepted({ taskId, opensTask, input, workerId }, record) {
      const title = opensTask ? input.trim().slice(0, TITLE_CHARS) : null;
      rememberTask({ id: taskId, title, workerId, at: Date.now() });
      if (record !== undefined) onRecordRead(record);
      else {
        // A request that is under way may have been answered before the turn was accepted.
        await client.cancelQueries({ queryKey: keyOf(taskId) });
        // No retry: the stream is waiting to be shown, and the sender reads the record again until it has the turn.
        await client.prefetchQuery({ ...taskQuery(taskId), staleTime: 0, retry: false });
      }
      const latest = client.getQueryData(keyOf(taskId));
      // A turn that has ended already is charged. The end of a running one is reported to `onTurnEnded`.
      if (latest === undefined || !isRunning(latest.task)) invalidate(accountQuery.queryKey);
      invalidate(TASK_LISTS);
      if (opensTask && workerId === null) invalidate(workersQuery.queryKey);
      return latest;
    },

    onAcceptedElsewhere: (taskId) => invalidate(keyOf(taskId)),

    onTurnEnded(record, refetch) {
      onRecordRead(record);
      invalidate(TASK_LISTS, refetch);
      invalidate(accountQuery.queryKey, refetch);
    },
  };
}

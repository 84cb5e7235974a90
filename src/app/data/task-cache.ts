import type { QueryClient } from '@tanstack/react-query';
import { isRunning, type TurnOrigin } from '#contract/task.ts';
import { accountQuery } from './account.ts';
import { rememberTask } from './local-tasks.ts';
import { withSeenReasons } from './seen-reasons.ts';
import { TASK_LISTS, taskIdIn, taskQuery, type TaskAndTurns } from './tasks.ts';
import { workersQuery } from './workers.ts';

const TITLE_CHARS = 80;

export type AcceptedTurn = {
  readonly taskId: string;
  readonly opensTask: boolean;
  readonly input: string;
  readonly workerId: string | null;
  readonly origin?: TurnOrigin | undefined;
  readonly batch?: { readonly id: string } | undefined;
};

/** Holds all writes of sending and streaming to the query cache. */
export type TaskCache = {
  record: (taskId: string) => TaskAndTurns | undefined;
  /** In milliseconds since the epoch; 0 for never. */
  readAt: (taskId: string) => number;
  /** Calls the listener with ids of changed tasks. Returns an unsubscribe function. */
  subscribe: (listener: (taskId: string) => void) => () => void;
  onRecordRead: (record: TaskAndTurns) => void;
  /**
   * The API accepted a turn of this tab. Resolves with the task's record, read once unless given; with the cached one
   * if it cannot be read.
   */
  onAccepted: (turn: AcceptedTurn, record?: TaskAndTurns) => Promise<TaskAndTurns | undefined>;
  onAcceptedElsewhere: (taskId: string) => void;
  /** `refetch`: shown lists load again at once, else when next shown. */
  onTurnEnded: (record: TaskAndTurns, refetch: boolean) => void;
};

export function createTaskCache(client: QueryClient): TaskCache {
  const keyOf = (taskId: string) => taskQuery(taskId).queryKey;
  const invalidate = (queryKey: readonly unknown[], refetch = true) =>
    void client.invalidateQueries({ queryKey, refetchType: refetch ? 'active' : 'none' });

  function onRecordRead(record: TaskAndTurns) {
    client.setQueryData(keyOf(record.task.id), withSeenReasons(record));
  }

  return {
    record: (taskId) => client.getQueryData(keyOf(taskId)),
    readAt: (taskId) => client.getQueryState(keyOf(taskId))?.dataUpdatedAt ?? 0,
    onRecordRead,

    subscribe: (listener) =>
      client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
        const taskId = taskIdIn(queryKey);
        if (type === 'updated' && taskId !== undefined) listener(taskId);
      }),

    async onAccepted({ taskId, opensTask, input, workerId, origin, batch }, record) {
      const title = opensTask ? input.trim().slice(0, TITLE_CHARS) : null;
      const createdWorker = opensTask && workerId === null ? true : undefined;
      const sent = { origin, batch: batch?.id, createdWorker, seenEnd: null };
      rememberTask({ id: taskId, title, workerId, at: Date.now(), ...sent });
      if (record !== undefined) onRecordRead(record);
      else {
        // A pending request may predate the turn.
        await client.cancelQueries({ queryKey: keyOf(taskId) });
        // No retry: the stream waits to be shown, and the sender reads the record again.
        await client.prefetchQuery({ ...taskQuery(taskId), staleTime: 0, retry: false });
      }
      const latest = client.getQueryData(keyOf(taskId));
      // An ended turn is charged. The end of a running one is reported to `onTurnEnded`.
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

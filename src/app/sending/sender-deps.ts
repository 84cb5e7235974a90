import type { TaskCache } from '#app/data/task-cache.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { UploadProgress } from '#app/data/upload.ts';
import type { TaskStreams } from '#app/streaming/task-streams.ts';
import type { Outgoing, SendActivity } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** How the API's acceptance is known: by the stream it answers with, or by the record, if that answer was lost. */
export type Sent =
  | { kind: 'streaming'; stream: ReadableStream<Uint8Array> }
  | { kind: 'recorded'; record: TaskAndTurns };

/** What the sender needs from outside. */
export type SenderDeps = {
  store: Pick<OutgoingStore, 'list' | 'change'>;
  cache: Omit<TaskCache, 'subscribe' | 'onTurnEnded'>;
  streams: Pick<TaskStreams, 'adopt' | 'follow'>;
  /** Resolves once the API has accepted the turn; throws `ApiProblem`, or the signal's reason. */
  post: (
    turn: Outgoing,
    options: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
  ) => Promise<ReadableStream<Uint8Array>>;
  /** Reads a record. Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
  /** Whether the API recognizes a repeated post by its `Idempotency-Key`. */
  honoursKey: () => Promise<boolean>;
  /** Whether the API may be reachable. */
  online: () => Promise<boolean>;
  /** Resolves after `ms`; sooner when the network returns or the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** How the sender of a task reports to the outbox. */
export type OutboxCallbacks = {
  signal: AbortSignal;
  setActivity: (sendId: string, activity: SendActivity) => void;
  /** The stored turns have changed. */
  onChange: () => void;
  onAccepted: (turn: Outgoing) => void;
  /** Calls `cancel` when the operator cancels the upload of a turn. Returns an unsubscribe function. */
  onCancel: (sendId: string, cancel: () => void) => () => void;
  /** Waits. Resolves with `woken` if something happened meanwhile; a new record counts only if `wakesOnRecord`. */
  pause: (ms: number, wakesOnRecord: boolean) => Promise<'woken' | 'timed out'>;
};

import type { TaskCache } from '#app/data/task-cache.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { UploadProgress } from '#app/data/upload.ts';
import type { TaskStreams } from '#app/streaming/task-streams.ts';
import type { Outgoing, SendActivity } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** The response's stream, or the record if the response was lost. */
export type Sent =
  | { kind: 'streaming'; stream: ReadableStream<Uint8Array> }
  | { kind: 'recorded'; record: TaskAndTurns };

/** `ms`: the longest wait. */
export type Pause = { activity: SendActivity; ms: number };

export type SenderDeps = {
  store: Pick<OutgoingStore, 'list' | 'change'>;
  cache: Omit<TaskCache, 'subscribe' | 'onTurnEnded'>;
  streams: Pick<TaskStreams, 'adopt' | 'follow'>;
  /** Resolves once the API has accepted the turn. Throws `ApiProblem`, or the signal's reason. */
  post: (
    turn: Outgoing,
    options: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
  ) => Promise<ReadableStream<Uint8Array>>;
  /** Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
  /** Whether the API recognizes a repeated `Idempotency-Key`. */
  honoursKey: () => Promise<boolean>;
  online: () => Promise<boolean>;
  /** Resolves after `ms`; sooner when the network returns or the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
};

export type OutboxCallbacks = {
  signal: AbortSignal;
  setActivity: (sendId: string, activity: SendActivity) => void;
  onChange: () => void;
  onAccepted: (turn: Outgoing) => void;
  /** Calls `cancel` when the operator cancels the upload. Returns an unsubscribe function. */
  onCancel: (sendId: string, cancel: () => void) => () => void;
  /** Posts a turn of a batch when fewer than a few others are being posted. */
  inBatch: (post: () => Promise<Pause | undefined>) => Promise<Pause | undefined>;
  /** Resolves with `woken` if something happened meanwhile; a new record counts only if `wakesOnRecord`. */
  pause: (ms: number, wakesOnRecord: boolean) => Promise<'woken' | 'timed out'>;
};

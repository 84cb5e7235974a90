import type { Outgoing } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { UploadProgress } from '#app/data/upload.ts';

/** What is being done about an outgoing turn. `until` is in milliseconds since the epoch. */
export type Doing =
  | { kind: 'sending'; upload: UploadProgress | null }
  | { kind: 'checking' }
  | { kind: 'behind'; seq: number }
  | { kind: 'offline' }
  | { kind: 'unread' }
  | { kind: 'pausing'; until: number };

/** How the API came to have a turn: it streams it, or its record has it after an answer that was lost. */
export type Sent =
  | { kind: 'streaming'; stream: ReadableStream<Uint8Array> }
  | { kind: 'recorded'; record: TaskAndTurns };

/** What draining needs of the world. */
export type DrainDeps = {
  store: Pick<OutgoingStore, 'list' | 'change'>;
  /** Resolves once the API has accepted; throws `ApiProblem`, or the signal's reason. */
  post: (
    turn: Outgoing,
    how: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
  ) => Promise<ReadableStream<Uint8Array>>;
  /** The record, fresh. Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
  /** The record as the page knows it. */
  known: (taskId: string) => TaskAndTurns | undefined;
  /** When that was read, in milliseconds since the epoch; 0 for never. */
  knownAt: (taskId: string) => number;
  /** Tells the page a fresh record. */
  learn: (record: TaskAndTurns) => void;
  /** Hands over a turn that the API has. */
  accept: (turn: Outgoing, sent: Sent) => Promise<void>;
  /** Whether the API knows a turn that is posted twice by its `Idempotency-Key`. */
  honoursKey: () => Promise<boolean>;
  /** Whether the API may be reached. */
  online: () => Promise<boolean>;
  /** Resolves after `ms`, sooner when the network comes back or the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** How a drain talks to the outbox that runs it. */
export type DrainFrame = {
  signal: AbortSignal;
  say: (sendId: string, doing: Doing) => void;
  /** The store holds something else now. */
  changed: () => void;
  accepted: (turn: Outgoing) => void;
  /** Calls `cancel` where the operator wants a posting stopped; answers how to listen no longer. */
  onCancel: (sendId: string, cancel: () => void) => () => void;
  /** Waits; `woken` where something happened meanwhile, which a new record is only when `wakesOnRecord`. */
  pause: (ms: number, wakesOnRecord: boolean) => Promise<'woken' | 'ran out'>;
};

import type { EventPosition } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { TaskRecord, TurnRecord, TurnRef, WorkerRecord } from './records.ts';
import type { StoredPart } from './store.ts';

export interface OpenedTurn {
  task: TaskRecord;
  turn: TurnRecord;
  worker: WorkerRecord;
  /** Recorded with the turn itself. */
  opening: readonly RecordedPart[];
}

/** A turn that is written and not yet known to be stored: others may read of it before its writer is told. */
export interface AnnouncedTurn {
  /** It is stored: it runs to its end whoever listens. */
  start(): void;
  /**
   * The connection was lost when it was to be stored: the database is asked until it answers. It is started where it was
   * stored, else what was done for it is undone. Never rejects.
   */
  check(undo: () => Promise<unknown>): Promise<void>;
}

/** What the domain asks of whoever runs the turns. */
export interface Runner {
  /** Before the transaction that stores it commits: whoever asks after this turn waits until it runs, or won't. */
  announce(opened: OpenedTurn): AnnouncedTurn;
  /** Resolves when the turn has ended and its end is stored; at once where it doesn't run. */
  ended(ref: TurnRef): Promise<void>;
  /** Ends the running turn of a task as aborted; false where none runs. */
  abort(organizationId: string, taskId: string): Promise<boolean>;
  /** The running turn of a task: when it started, and the credits that it has used so far. */
  running(organizationId: string, taskId: string): { since: Date; credits: number } | undefined;
  /** Credits that running turns of an organisation have used and that aren't charged yet. */
  spending(organizationId: string): number;
  /**
   * The recorded parts from a position on, batch by batch as they are asked for; waits for more while a turn runs,
   * and ends when nothing runs, or after the turn `throughSeq`.
   */
  follow(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { throughSeq?: number; signal: AbortSignal },
  ): AsyncIterable<readonly StoredPart[]>;
}

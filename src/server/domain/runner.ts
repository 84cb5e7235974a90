import type { EventPosition } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { TaskRecord, TurnRecord, TurnRef, WorkerRecord } from './records.ts';
import type { StoredPart } from './store.ts';

export interface OpenedTurn {
  task: TaskRecord;
  turn: TurnRecord;
  worker: WorkerRecord;
  opening: readonly RecordedPart[];
}

/** A turn whose transaction may not have committed yet. Others may read it before its sender knows. */
export interface AnnouncedTurn {
  /** Call after the commit. The turn runs to its end, even without readers. */
  start(): void;
  /** Call if the connection broke at the commit: starts the turn if it was stored, else undoes. Never rejects. */
  check(undo: () => Promise<unknown>): Promise<void>;
}

export interface Runner {
  /** Call before the commit: readers of the turn wait until it starts or is dropped. */
  announce(opened: OpenedTurn): AnnouncedTurn;
  /** Resolves once the end is stored; at once if the turn is not running. */
  ended(ref: TurnRef): Promise<void>;
  /** Aborts the running turn of a task. Returns false if none runs. */
  abort(organizationId: string, taskId: string): Promise<boolean>;
  /** Returns when the running turn of a task started, and its credits so far. */
  running(organizationId: string, taskId: string): { since: Date; credits: number } | undefined;
  /** Returns the credits that running turns have used and that are not charged yet. */
  spending(organizationId: string): number;
  /**
   * Yields recorded parts in batches. Waits for more while a turn runs. Ends when nothing runs, or after turn
   * `throughSeq`.
   */
  follow(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { throughSeq?: number; signal: AbortSignal },
  ): AsyncIterable<readonly StoredPart[]>;
}

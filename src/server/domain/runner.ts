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

/** A turn whose transaction may not have committed yet. Others may read it before its sender hears of the commit. */
export interface AnnouncedTurn {
  /** Call after the commit: runs the turn to its end, whoever listens. */
  start(): void;
  /**
   * Call if the connection broke at the commit: asks the database until it responds, then starts the turn if it was
   * stored, else undoes. Never rejects.
   */
  check(undo: () => Promise<unknown>): Promise<void>;
}

/** What the domain needs of the runner. */
export interface Runner {
  /** Call before the commit. Readers of the turn then wait until it starts or is dropped. */
  announce(opened: OpenedTurn): AnnouncedTurn;
  /** Resolves once the turn's end is stored; at once if it is not running. */
  ended(ref: TurnRef): Promise<void>;
  /** Aborts the running turn of a task. Returns false if none runs. */
  abort(organizationId: string, taskId: string): Promise<boolean>;
  /** Returns the start and the credits so far of a task's running turn. */
  running(organizationId: string, taskId: string): { since: Date; credits: number } | undefined;
  /** Credits that an organisation's running turns have used and not been charged for. */
  spending(organizationId: string): number;
  /**
   * Yields recorded parts from a position on, in batches. Waits for more while a turn runs. Ends when nothing runs, or
   * after turn `throughSeq`.
   */
  follow(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { throughSeq?: number; signal: AbortSignal },
  ): AsyncIterable<readonly StoredPart[]>;
}

import type { Approval, ApprovalDecision } from '#contract/approval.ts';
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

/** A turn whose transaction may not have committed yet. */
export interface AnnouncedTurn {
  /** Call after the commit. The turn runs to its end, even without readers. */
  start(): void;
  /** Call if the connection broke at the commit. Starts the turn if it was stored, else undoes. Never rejects. */
  check(undo: () => Promise<unknown>): Promise<void>;
}

export interface Runner {
  /** Call before the commit. Readers of the turn wait until it starts or is dropped. */
  announce(opened: OpenedTurn): AnnouncedTurn;
  /** Resolves once the end is stored; at once if the turn is not running. */
  ended(ref: TurnRef): Promise<void>;
  /** Returns false if none runs. */
  abort(organizationId: string, taskId: string): Promise<boolean>;
  /** Returns the approval as it was decided, undefined if no running turn asked for it. */
  answerApproval(
    organizationId: string,
    taskId: string,
    approvalId: string,
    decision: ApprovalDecision,
  ): Promise<Approval | undefined>;
  /** Credits so far, and the question that it waits for. */
  running(
    organizationId: string,
    taskId: string,
  ): { since: Date; credits: number; approval: Approval | null } | undefined;
  /** Credits not charged yet. */
  spending(organizationId: string): number;
  /** Yields recorded parts in batches, live while a turn runs. Ends when nothing runs, or after turn `throughSeq`. */
  follow(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { throughSeq?: number; signal: AbortSignal },
  ): AsyncIterable<readonly StoredPart[]>;
}

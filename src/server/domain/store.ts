import type { EventPosition } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { Balance, FileRecord, Principal, TaskRecord, TurnRecord, TurnRef, WorkerRecord } from './records.ts';

/** A recorded part with its turn. */
export interface StoredPart extends RecordedPart {
  seq: number;
}

/**
 * What the domain asks of a database. Every question names its organisation: a row of another one is never seen.
 * `lock` holds a row until the transaction ends.
 */
export interface Store extends AccountStore, WorkerStore, TaskStore, TurnStore, PartStore, FileStore {
  /** All or nothing. Inside, only the store that is handed in may be used. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

export interface AccountStore {
  findPrincipal(keyHash: string): Promise<Principal | undefined>;
  balance(organizationId: string, options?: { lock: boolean }): Promise<Balance>;
  spend(organizationId: string, credits: number): Promise<void>;
}

export interface WorkerStore {
  insertWorker(worker: WorkerRecord): Promise<void>;
  /** Deleted ones too: their tasks remain. */
  findWorker(organizationId: string, workerId: string): Promise<WorkerRecord | undefined>;
  /** Not the deleted ones; newest first. */
  listWorkers(organizationId: string): Promise<WorkerRecord[]>;
  updateWorker(organizationId: string, workerId: string, change: Partial<WorkerRecord>): Promise<void>;
}

export interface TaskPage {
  archived: 'exclude' | 'include' | 'only';
  limit: number;
  /** The last task of the page before. */
  after?: { createdAt: Date; id: string } | undefined;
}

export interface TaskStore {
  /** False where the organisation has a task of this id. */
  insertTask(task: TaskRecord): Promise<boolean>;
  findTask(organizationId: string, taskId: string, options?: { lock: boolean }): Promise<TaskRecord | undefined>;
  /** Newest first. */
  listTasks(organizationId: string, page: TaskPage): Promise<TaskRecord[]>;
  newestTask(organizationId: string, workerId: string): Promise<TaskRecord | undefined>;
  updateTask(organizationId: string, taskId: string, change: Partial<TaskRecord>): Promise<void>;
}

export interface TurnStore {
  insertTurn(turn: TurnRecord): Promise<void>;
  findTurn(ref: TurnRef): Promise<TurnRecord | undefined>;
  /** In order of `seq`; `from` and `to` are inclusive. */
  listTurns(organizationId: string, taskId: string, range?: { from?: number; to?: number }): Promise<TurnRecord[]>;
  /** The newest turn that the same key opened with the same request, and that runs or ended after `endedAfter`. */
  findRetried(
    organizationId: string,
    request: { keyHash: string; requestHash: string; endedAfter: Date },
  ): Promise<TurnRecord | undefined>;
  /** False where the turn has ended before: then nothing changes. */
  closeTurn(ref: TurnRef, change: Partial<TurnRecord>): Promise<boolean>;
  /** Turns of every organisation that no process runs any more: for the start, once. */
  listUnfinishedTurns(): Promise<TurnRecord[]>;
  /** Keeps an idempotency key for a turn, or answers what it was kept for before. */
  claimKey(claim: KeyClaim): Promise<KeyClaim | undefined>;
}

export interface KeyClaim extends TurnRef {
  key: string;
  requestHash: string;
  createdAt: Date;
  /** Claims made before this are forgotten. */
  forgetBefore: Date;
}

export interface PartStore {
  insertParts(ref: TurnRef, parts: readonly RecordedPart[]): Promise<void>;
  /** From a position on, in order; `throughSeq` is the last turn that is wanted. */
  readParts(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { limit?: number; throughSeq?: number },
  ): Promise<StoredPart[]>;
}

export interface FileStore {
  insertFile(file: FileRecord): Promise<void>;
  /** In the order they came. */
  listFiles(organizationId: string, taskId: string): Promise<FileRecord[]>;
  /** Which of these ids a file of any organisation has: for the start, once. */
  whichStored(fileIds: readonly string[]): Promise<string[]>;
}

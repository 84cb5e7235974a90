import type { EventPosition } from '#contract/task-event.ts';
import type { Order, REPEATABLE_FIELDS, TaskFilterQuery, TaskSort } from '#contract/task-list-query.ts';
import type { FailureCauseCount, FittingTurns, RecordedPart } from '#contract/task.ts';
import type {
  Balance,
  FileRecord,
  Principal,
  StepUse,
  TaskRecord,
  TurnRecord,
  TurnRef,
  WorkerRecord,
  WorkerVersionRecord,
} from './records.ts';
import type { OutputFigures } from '#contract/usage.ts';
import type { Search } from './search/search.ts';
import type { UsageStore } from './usage-store.ts';

export interface StoredPart extends RecordedPart {
  seq: number;
}

/**
 * Every query is limited to an organisation, unless it says otherwise. `lock` locks a row until the transaction ends.
 */
export interface Store
  extends AccountStore, WorkerStore, TaskStore, TurnStore, StepStore, PartStore, TextStore, FileStore, UsageStore {
  /** Inside, use only the given store. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Vacuums and analyses tables that changed much. Not in a transaction. */
  vacuum(): Promise<void>;
}

export interface AccountStore {
  findPrincipal(keyHash: string): Promise<Principal | undefined>;
  balance(organizationId: string, options?: { lock: boolean }): Promise<Balance>;
  spend(organizationId: string, credits: number): Promise<void>;
}

export interface ListedWorker extends WorkerRecord {
  /** When its newest task was created. */
  lastTaskAt: Date | null;
}

export interface WorkerStore {
  insertWorker(worker: WorkerRecord): Promise<void>;
  /** Includes deleted ones. */
  findWorker(organizationId: string, workerId: string, options?: { lock: boolean }): Promise<WorkerRecord | undefined>;
  /**
   * Without deleted ones; newest first. `ids`: only these. Without `withTexts`, instructions are empty and output
   * schemas null.
   */
  listWorkers(
    organizationId: string,
    options: { ids?: readonly string[] | undefined; withTexts: boolean },
  ): Promise<ListedWorker[]>;
  updateWorker(organizationId: string, workerId: string, change: Partial<WorkerRecord>): Promise<void>;
  insertWorkerVersions(versions: readonly WorkerVersionRecord[]): Promise<void>;
  /** Newest first. A worker that never changed has none. */
  listWorkerVersions(
    organizationId: string,
    workerId: string,
    range: { before?: number | undefined; limit: number },
  ): Promise<WorkerVersionRecord[]>;
  /** Of the worker's ended turns that started in each period. Periods are in order; the last one has no end. */
  countTurnsByStart(organizationId: string, workerId: string, starts: readonly Date[]): Promise<TurnCount[]>;
}

export interface TurnCount {
  outputs: OutputFigures;
  turns: number;
  failedTurns: number;
  credits: number;
}

type Always = 'archived' | 'of' | (typeof REPEATABLE_FIELDS)[number];

/** A task matches all fields, and any value of each list that isn't empty. */
export interface TaskFilter
  extends
    Readonly<Required<Pick<TaskFilterQuery, Always>>>,
    Readonly<Omit<TaskFilterQuery, Always | 'q' | 'from' | 'to' | 'sort' | 'order'>> {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Without a word, no task matches. */
  readonly search?: Search | undefined;
}

/** `createdAt` in milliseconds. */
export interface TaskPosition {
  value: number;
  id: string;
}

export interface TaskPage extends TaskFilter {
  sort: TaskSort;
  order: Order;
  limit: number;
  after?: TaskPosition | undefined;
}

/** `hit`: the first match: the title, else the earliest turn, its input before its output. */
export interface FoundTask {
  task: TaskRecord;
  hit?: { field: TextField; seq: number } | undefined;
}

export interface TaskStore {
  /** Returns false if it exists. */
  insertTask(task: TaskRecord): Promise<boolean>;
  findTask(organizationId: string, taskId: string, options?: { lock: boolean }): Promise<TaskRecord | undefined>;
  listTasks(organizationId: string, page: TaskPage): Promise<FoundTask[]>;
  countTasks(organizationId: string, filter: TaskFilter): Promise<number>;
  /** Matching tasks by the cause of their failure, most frequent first. */
  countCauses(organizationId: string, filter: TaskFilter): Promise<FailureCauseCount[]>;
  /** The ended turns that match, by task. */
  sumMatchingTurns(
    organizationId: string,
    taskIds: readonly string[],
    filter: TaskFilter,
  ): Promise<Map<string, FittingTurns>>;
  newestTask(organizationId: string, workerId: string): Promise<TaskRecord | undefined>;
  updateTask(organizationId: string, taskId: string, change: Partial<Omit<TaskRecord, 'failureCause'>>): Promise<void>;
}

export interface TurnStore {
  insertTurn(turn: TurnRecord): Promise<void>;
  findTurn(ref: TurnRef): Promise<TurnRecord | undefined>;
  /** Inclusive, by `seq`. */
  listTurns(organizationId: string, taskId: string, range?: { from?: number; to?: number }): Promise<TurnRecord[]>;
  /** Returns the newest turn of the same key and request that is running or ended after `endedAfter`. */
  findRetried(
    organizationId: string,
    request: { keyHash: string; requestHash: string; endedAfter: Date },
  ): Promise<TurnRecord | undefined>;
  /** Ends a turn and counts its usage; in a transaction. Returns false if it had ended. */
  closeTurn(ref: TurnRef, change: Partial<TurnRecord>): Promise<boolean>;
  /** Of all organisations. */
  listUnfinishedTurns(): Promise<TurnRecord[]>;
  /** Returns the existing claim of the key, if any. */
  claimKey(claim: KeyClaim): Promise<KeyClaim | undefined>;
}

export interface KeyClaim extends TurnRef {
  key: string;
  requestHash: string;
  createdAt: Date;
  forgetBefore: Date;
}

export interface ChargedStep extends StepUse {
  seq: number;
  /** Null while the turn runs. */
  credits: number | null;
}

export interface StepStore {
  insertSteps(ref: TurnRef, steps: readonly StepUse[]): Promise<void>;
  /** In the transaction that ends the turn. */
  insertCharges(ref: TurnRef, charges: readonly { step: number; credits: number }[]): Promise<void>;
  /** In order. */
  listSteps(organizationId: string, taskId: string, range: { from?: number; to?: number }): Promise<ChargedStep[]>;
}

export interface PartStore {
  insertParts(ref: TurnRef, parts: readonly RecordedPart[]): Promise<void>;
  /** Returns parts in order. `limit`: the first ones, or the rest of one compacted turn. Empty only at the end. */
  readParts(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { limit?: number; throughSeq?: number },
  ): Promise<StoredPart[]>;
  /** Of all organisations. */
  listUncompacted(): Promise<TurnRef[]>;
  /** Moves the parts of an ended turn into one row. Idempotent. */
  compactParts(ref: TurnRef): Promise<void>;
}

export type TextField = 'title' | 'input' | 'output';

export interface TextIndex {
  readonly words: string;
}

export interface TextStore {
  /** Takes seconds for a long text: call it outside of transactions. */
  indexText(text: string): Promise<TextIndex>;
  /** The title belongs to turn 0. */
  insertTexts(ref: TurnRef, texts: Partial<Record<TextField, TextIndex>>): Promise<void>;
  /** Texts without a word are never indexed. */
  listIndexedTexts(ref: TurnRef): Promise<TextField[]>;
  /** Unordered; `length` cuts each text. */
  readTexts(
    organizationId: string,
    places: readonly Pick<TurnRef, 'taskId' | 'seq'>[],
    length?: number,
  ): Promise<{ taskId: string; seq: number; input: string; output: string }[]>;
}

export interface FileStore {
  /** Also sets the task's `hasFiles`. */
  insertFile(file: FileRecord): Promise<void>;
  listFiles(organizationId: string, taskId: string): Promise<FileRecord[]>;
  /** Of any organisation. */
  filterStoredFileIds(fileIds: readonly string[]): Promise<string[]>;
}

import type { EventPosition } from '#contract/task-event.ts';
import type { Order, REPEATABLE_FIELDS, TaskFilterQuery, TaskSort } from '#contract/task-list-query.ts';
import type { RecordedPart, Totals } from '#contract/task.ts';
import type { Balance, FileRecord, Principal, TaskRecord, TurnRecord, TurnRef, WorkerRecord } from './records.ts';
import type { Search } from './search/search.ts';
import type { UsageStore } from './usage-store.ts';

/** A recorded part with its turn. */
export interface StoredPart extends RecordedPart {
  seq: number;
}

/**
 * What the domain asks of a database. Every question names its organisation: a row of another one is never seen.
 * `lock` holds a row until the transaction ends.
 */
export interface Store
  extends AccountStore, WorkerStore, TaskStore, TurnStore, PartStore, TextStore, FileStore, UsageStore {
  /** All or nothing. Inside, only the store that is handed in may be used. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Gives back the room of deleted rows, and lets the database count tables that have grown much. Not in a transaction. */
  tidy(): Promise<void>;
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

type Always = 'archived' | 'of' | (typeof REPEATABLE_FIELDS)[number];

/** The filter of the contract's list query. A task matches all fields that are given, and one value of each list that isn't empty. */
export interface TaskFilter
  extends
    Readonly<Required<Pick<TaskFilterQuery, Always>>>,
    Readonly<Omit<TaskFilterQuery, Always | 'q' | 'from' | 'to' | 'sort' | 'order'>> {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Undefined where nothing is searched. Empty where the search has no word: no task matches. */
  readonly search?: Search | undefined;
}

/** A place in a list: what the task is sorted by (`createdAt` in milliseconds), and its id. */
export interface TaskPlace {
  value: number;
  id: string;
}

export interface TaskPage extends TaskFilter {
  sort: TaskSort;
  order: Order;
  limit: number;
  /** The last task of the page before. */
  after?: TaskPlace | undefined;
}

/** Where a search hit first in a task: in its title, else in its earliest turn, the input before the output. */
export interface FoundTask {
  task: TaskRecord;
  hit?: { field: TextField; seq: number } | undefined;
}

export interface TaskStore {
  /** False where the organisation has a task of this id. */
  insertTask(task: TaskRecord): Promise<boolean>;
  findTask(organizationId: string, taskId: string, options?: { lock: boolean }): Promise<TaskRecord | undefined>;
  listTasks(organizationId: string, page: TaskPage): Promise<FoundTask[]>;
  countTasks(organizationId: string, filter: TaskFilter): Promise<number>;
  /** What those turns of these tasks came to that fit the filter and have ended, by task; a task without any is absent. */
  sumFitting(organizationId: string, taskIds: readonly string[], filter: TaskFilter): Promise<Map<string, Totals>>;
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
  /** Ends a turn, for usage too; in a transaction. False where the turn has ended before: then nothing changes. */
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
  /**
   * From a position on, in order; `throughSeq` is the last turn that is wanted. With a `limit` the beginning of that: as many
   * as that, or all that is left of one folded turn; none only where there are none.
   */
  readParts(
    organizationId: string,
    taskId: string,
    from: EventPosition,
    options: { limit?: number; throughSeq?: number },
  ): Promise<StoredPart[]>;
  /** The turns of every organisation whose parts are not folded: for the start, once. */
  listUnfolded(): Promise<TurnRef[]>;
  /** Puts the parts of an ended turn into one row; again changes nothing. */
  foldParts(ref: TurnRef): Promise<void>;
}

/** What a search looks into. */
export type TextField = 'title' | 'input' | 'output';

/** A text made ready to be found. */
export interface TextIndex {
  readonly words: string;
}

export interface TextStore {
  /** Takes seconds for a long text, so not in a transaction; others are answered meanwhile. */
  indexText(text: string): Promise<TextIndex>;
  /** Lets texts of a turn be found: the title with turn 0. Those that are known are left as they are. */
  insertTexts(ref: TurnRef, texts: Partial<Record<TextField, TextIndex>>): Promise<void>;
  /** Which of a turn's texts can be found. One without a word never can. */
  knownTexts(ref: TurnRef): Promise<TextField[]>;
  /** Inputs and outputs of one organisation's turns, in any order, each cut at `length` characters if given. */
  readTexts(
    organizationId: string,
    places: readonly Pick<TurnRef, 'taskId' | 'seq'>[],
    length?: number,
  ): Promise<{ taskId: string; seq: number; input: string; output: string }[]>;
}

export interface FileStore {
  /** Its task has files from then on. */
  insertFile(file: FileRecord): Promise<void>;
  /** In the order they came. */
  listFiles(organizationId: string, taskId: string): Promise<FileRecord[]>;
  /** Which of these ids a file of any organisation has: for the start, once. */
  whichStored(fileIds: readonly string[]): Promise<string[]>;
}

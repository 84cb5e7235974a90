import type { Budget, Source, TaskStatus, Trigger, TurnStatus } from '#contract/task.ts';

/** Who asks: what a key stands for. */
export interface Principal {
  readonly organizationId: string;
  readonly userId: string;
  /** A key says where a request comes from; it becomes the task's `triggeredBy`. */
  readonly channel: Channel;
  /** SHA-256 of the key: tells a client's retry from another client's request. */
  readonly keyHash: string;
}

export type Channel = Extract<Trigger, 'api' | 'ui'>;

/** A turn's place. Task ids are unique in their organisation only. */
export interface TurnRef {
  readonly organizationId: string;
  readonly taskId: string;
  readonly seq: number;
}

export interface Balance {
  creditsGranted: number;
  creditsSpent: number;
}

export interface WorkerRecord {
  id: string;
  organizationId: string;
  userId: string;
  title: string;
  summary: string | null;
  instructions: string;
  outputSchema: Record<string, unknown> | null;
  visibility: string;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

export interface TaskRecord {
  id: string;
  organizationId: string;
  workerId: string;
  createdByUserId: string;
  triggeredBy: Trigger;
  title: string;
  status: TaskStatus;
  /** Of the newest turn. */
  budget: Budget;
  createdAt: Date;
  completedAt: Date | null;
  archivedAt: Date | null;
  /** Totals of the ended turns; `turnCount` counts a running one too. */
  credits: number;
  durationMs: number;
  turnCount: number;
  /** Whether any of its turns came with files or made some. */
  hasFiles: boolean;
  /** Whether any of its turns ended in `error`. */
  hasErrors: boolean;
}

export interface TurnRecord extends TurnRef {
  id: string;
  status: TurnStatus;
  input: string;
  outputText: string;
  budget: Budget;
  triggeredBy: Trigger;
  startedAt: Date;
  completedAt: Date | null;
  credits: number;
  durationMs: number;
  inputTokens: number;
  outputTokens: number;
  toolCalls: number;
  bytesRead: number;
  errorMessage: string | null;
  incompleteReason: string | null;
  structuredOutput: Record<string, unknown> | null;
  sources: Source[];
  /** The request that opened it: see `request-hash.ts`. */
  requestHash: string;
  keyHash: string;
}

export interface FileRecord extends TurnRef {
  id: string;
  workerId: string;
  /** Unique in its task, safe to show. Its bytes lie under the id. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  origin: 'attachment' | 'output';
  /** Its place among the task's files, from 0, in the order they came. */
  position: number;
  createdAt: Date;
}

/** What the end of a turn settles. */
export type TurnOutcome = Pick<
  TurnRecord,
  | 'outputText'
  | 'durationMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'toolCalls'
  | 'bytesRead'
  | 'errorMessage'
  | 'incompleteReason'
  | 'structuredOutput'
  | 'sources'
> & { status: 'completed' | 'error' | 'aborted' };

import type { Budget, Source, TaskStatus, Trigger, TurnStatus } from '#contract/task.ts';

export interface Principal {
  readonly organizationId: string;
  readonly userId: string;
  readonly channel: Channel;
  /** SHA-256. Distinguishes a client's retry from another client's request. */
  readonly keyHash: string;
}

export type Channel = Extract<Trigger, 'api' | 'ui'>;

/** Task ids are unique per organisation only. */
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
  /** A name; null for the default model. */
  model: string | null;
  /** Its tools request pages of these without asking. */
  allowedHosts: string[];
  /** Created from an input alone, and not changed since. */
  oneOff: boolean;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

/** `version` counts from 1. */
export interface WorkerVersionRecord extends Pick<
  WorkerRecord,
  | 'organizationId'
  | 'userId'
  | 'title'
  | 'summary'
  | 'instructions'
  | 'outputSchema'
  | 'visibility'
  | 'model'
  | 'createdAt'
> {
  workerId: string;
  version: number;
}

export interface TaskRecord {
  id: string;
  organizationId: string;
  workerId: string;
  createdByUserId: string;
  triggeredBy: Trigger;
  title: string;
  status: TaskStatus;
  budget: Budget;
  createdAt: Date;
  completedAt: Date | null;
  archivedAt: Date | null;
  /** Of ended turns; `turnCount` includes a running one. */
  credits: number;
  durationMs: number;
  turnCount: number;
  hasFiles: boolean;
  hasErrors: boolean;
  /** Of the newest turn, if it failed or was aborted; empty if it gave none. Cut to 500 characters. */
  failureReason: string | null;
  /** What equal failures have in common; derived from `failureReason` by the database. */
  failureCause: string | null;
  /** The turn that this task runs again; both or none. */
  originTaskId: string | null;
  originSeq: number | null;
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
  /** Against the worker's schema at the start. Null without one, if it was not checked, and for turns of earlier versions. */
  outputValid: boolean | null;
  sources: Source[];
  requestHash: string;
  keyHash: string;
}

/**
 * `work`: what an engine without a language model reads and writes. Milliseconds count from the turn's start. `cost`: in
 * credits, not rounded.
 */
export interface StepUse {
  step: number;
  kind: 'model' | 'tool' | 'work';
  name: string;
  startMs: number;
  durationMs: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  bytesRead: number;
  /** The model did not report its tokens. */
  isEstimated: boolean;
  cost: number;
}

export interface FileRecord extends TurnRef {
  id: string;
  workerId: string;
  /** Unique in its task. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  origin: 'attachment' | 'output';
  position: number;
  createdAt: Date;
}

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
  | 'outputValid'
  | 'sources'
> & { status: 'completed' | 'error' | 'aborted' };

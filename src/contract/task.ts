import * as z from 'zod/mini';
import { Approval } from './approval.ts';
import { openEnum } from './open-enum.ts';
import { VisibleText } from './visible-text.ts';

/**
 * Reading is tolerant: unknown fields are kept, null and absent are accepted where clients have seen them. "Ours": not
 * in the API docs.
 */

export const BUDGETS = ['low', 'standard', 'high', 'unlimited'] as const;
export const Budget = z.enum(BUDGETS);
export type Budget = z.infer<typeof Budget>;
export const DEFAULT_BUDGET: Budget = 'standard';

export const TASK_STATUSES = ['pending', 'running', 'completed', 'error', 'aborted'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The API docs allow any string. */
export const TURN_STATUSES = ['pending', 'running', 'completed', 'error', 'aborted'] as const;
export type TurnStatus = (typeof TURN_STATUSES)[number];

export function isRunning({ status }: { status: string }): boolean {
  return status === 'running' || status === 'pending';
}

export const TRIGGERS = ['api', 'email', 'schedule', 'ui'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const WorkFile = z.looseObject({
  filename: z.nullable(VisibleText),
  mediaType: z.string(),
  url: z.string(),
  size: z.optional(z.nullable(z.number())),
});
export type WorkFile = z.infer<typeof WorkFile>;

export const Source = z.looseObject({
  id: z.string(),
  title: z.optional(z.nullable(VisibleText)),
  type: z.string(),
  url: z.string(),
});
export type Source = z.infer<typeof Source>;

export const Totals = z.looseObject({
  credits: z.number(),
  durationMs: z.number(),
  turnCount: z.number(),
});
export type Totals = z.infer<typeof Totals>;

/** A turn that was run again as a new task. */
export const TurnOrigin = z.looseObject({ taskId: z.string(), seq: z.number() });
export type TurnOrigin = z.infer<typeof TurnOrigin>;

/**
 * `reason`: the error's message, or why the turn was stopped. `cause`: its first sentence without names, ids and numbers,
 * the same for failures that have the same cause; `none` without a reason.
 */
export const Failure = z.looseObject({ reason: z.nullable(z.string()), cause: z.string() });
export type Failure = z.infer<typeof Failure>;

export const Task = z.looseObject({
  id: z.string(),
  completedAt: z.optional(z.nullable(z.string())),
  createdAt: z.string(),
  createdByUserId: z.optional(z.nullable(z.string())),
  organizationId: z.optional(z.nullable(z.string())),
  status: openEnum(TASK_STATUSES),
  title: z.optional(z.nullable(VisibleText)),
  totals: Totals,
  triggeredBy: openEnum(TRIGGERS),
  url: z.optional(z.string()),
  workerId: z.string(),
  /** Ours. */
  archivedAt: z.optional(z.nullable(z.string())),
  /** Ours: null unless a turn is running. `approval`: it waits for an answer to this question. */
  running: z.optional(
    z.nullable(z.looseObject({ since: z.string(), credits: z.number(), approval: z.optional(z.nullable(Approval)) })),
  ),
  /** Ours: of the newest turn. */
  budget: z.optional(z.nullable(openEnum(BUDGETS))),
  /** Ours: of the newest turn; null unless it failed or was aborted. */
  failure: z.optional(z.nullable(Failure)),
  /** Ours: the turn that it runs again, as sent with `POST /api/tasks`. */
  origin: z.optional(z.nullable(TurnOrigin)),
});
export type Task = z.infer<typeof Task>;

/** `offset` counts from 0, `at` is milliseconds since the turn's start. */
export const RecordedPart = z.object({ offset: z.number(), at: z.number(), part: z.unknown() });
export type RecordedPart = z.infer<typeof RecordedPart>;

/**
 * Ours. `work`: what an engine without a language model reads and writes. `name`: of the model or tool. `startMs` counts
 * from the turn's start.
 */
export const TurnStep = z.looseObject({
  step: z.number(),
  kind: openEnum(['model', 'tool', 'work']),
  name: z.string(),
  startMs: z.number(),
  durationMs: z.number(),
  inputTokens: z.number(),
  /** Of the input tokens. */
  cachedInputTokens: z.number(),
  outputTokens: z.number(),
  bytesRead: z.number(),
  /** The model did not report its tokens. */
  estimated: z.boolean(),
  /** Null while the turn runs. Those of all steps are the turn's. */
  credits: z.nullable(z.number()),
});
export type TurnStep = z.infer<typeof TurnStep>;

export const Turn = z.looseObject({
  id: z.string(),
  completedAt: z.optional(z.nullable(z.string())),
  credits: z.optional(z.nullable(z.number())),
  durationMs: z.optional(z.nullable(z.number())),
  input: z.nullable(z.string()),
  inputTokens: z.optional(z.nullable(z.number())),
  outputText: z.nullable(z.string()),
  outputTokens: z.optional(z.nullable(z.number())),
  role: z.optional(z.string()),
  seq: z.number(),
  startedAt: z.optional(z.nullable(z.string())),
  status: openEnum(TURN_STATUSES),
  structuredOutput: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  taskId: z.string(),
  files: z.optional(z.array(WorkFile)),
  /** Ours, from here on. */
  attachments: z.optional(z.array(WorkFile)),
  sources: z.optional(z.array(Source)),
  budget: z.optional(z.nullable(openEnum(BUDGETS))),
  triggeredBy: z.optional(openEnum(TRIGGERS)),
  error: z.optional(z.nullable(z.looseObject({ message: z.string() }))),
  incompleteDetails: z.optional(z.nullable(z.looseObject({ reason: z.string() }))),
  /** Ours: only with `parts=true`. */
  parts: z.optional(z.array(RecordedPart)),
  /** Ours: only with `steps=true`. Empty for turns of earlier versions. */
  steps: z.optional(z.array(TurnStep)),
});
export type Turn = z.infer<typeof Turn>;

/** Client 0.14.0 expects `{task}` alone. */
export const TaskWithTurns = z.looseObject({ task: Task, turns: z.optional(z.array(Turn)) });
export type TaskWithTurns = z.infer<typeof TaskWithTurns>;

export const TurnList = z.looseObject({ items: z.array(Turn), taskId: z.string() });
export type TurnList = z.infer<typeof TurnList>;

/** `seq` is null for the title. */
export const Match = z.looseObject({
  field: openEnum(['title', 'input', 'output']),
  seq: z.nullable(z.number()),
  excerpt: z.string(),
});
export type Match = z.infer<typeof Match>;

/** Ours: totals of the ended turns that match, and the newest of them; null if none of them has ended. */
export const FittingTurns = z.extend(Totals, {
  newestTurn: z.optional(z.nullable(z.looseObject({ seq: z.number(), failure: z.nullable(Failure) }))),
});
export type FittingTurns = z.infer<typeof FittingTurns>;

/** `match`: in a search. `fitting`: with `of=turns`. */
export const ListedTask = z.extend(Task, {
  match: z.optional(z.nullable(Match)),
  fitting: z.optional(z.nullable(FittingTurns)),
});
export type ListedTask = z.infer<typeof ListedTask>;

/** `count`: tasks. */
export const FailureCauseCount = z.looseObject({ cause: z.string(), count: z.number() });
export type FailureCauseCount = z.infer<typeof FailureCauseCount>;

/** The API docs only name the route. `total`: with `count=true`. `causes`: with `causes=true`, most frequent first. */
export const TaskList = z.looseObject({
  items: z.array(ListedTask),
  nextCursor: z.nullable(z.string()),
  total: z.optional(z.nullable(z.number())),
  causes: z.optional(z.nullable(z.array(FailureCauseCount))),
});
export type TaskList = z.infer<typeof TaskList>;

export const DeleteTaskResponse = z.looseObject({ archived: z.boolean() });
export const AbortTaskResponse = z.looseObject({ aborted: z.boolean() });

/** Ours; in credits. */
export const Account = z.looseObject({
  organizationId: z.string(),
  creditsGranted: z.number(),
  creditsSpent: z.number(),
  creditsLeft: z.number(),
  engine: z.looseObject({ name: z.string(), description: z.string(), languageModel: z.boolean() }),
});
export type Account = z.infer<typeof Account>;

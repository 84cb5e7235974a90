import * as z from 'zod/mini';
import { openEnum } from './open-enum.ts';
import { VisibleText } from './visible-text.ts';

/** The nouns of a task, as the seeds spell them. Reading is tolerant: unknown fields are kept, null and absent are allowed where clients have seen them. */

export const BUDGETS = ['low', 'standard', 'high', 'unlimited'] as const;
export const Budget = z.enum(BUDGETS);
export type Budget = z.infer<typeof Budget>;
export const DEFAULT_BUDGET: Budget = 'standard';

export const TASK_STATUSES = ['pending', 'running', 'completed', 'error', 'aborted'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The seeds type a turn's status as any string; these are the ones that we write. */
export const TURN_STATUSES = ['pending', 'running', 'completed', 'error', 'aborted'] as const;
export type TurnStatus = (typeof TURN_STATUSES)[number];

/** Whether a task or a turn has not ended yet. */
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
  /** Ours: when it was archived, null while it is not. */
  archivedAt: z.optional(z.nullable(z.string())),
  /** Ours: the turn that runs, null while none does: when it started, and what it has used so far. */
  running: z.optional(z.nullable(z.looseObject({ since: z.string(), credits: z.number() }))),
  /** Ours: the budget of its newest turn. */
  budget: z.optional(z.nullable(openEnum(BUDGETS))),
});
export type Task = z.infer<typeof Task>;

/** One part as it was recorded: `offset` counts from 0 in its turn, `at` is milliseconds since the turn's start. */
export const RecordedPart = z.object({ offset: z.number(), at: z.number(), part: z.unknown() });
export type RecordedPart = z.infer<typeof RecordedPart>;

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
  /** From the published client: what the worker wrote in this turn. */
  files: z.optional(z.array(WorkFile)),
  /** Ours, each of them: */
  attachments: z.optional(z.array(WorkFile)),
  sources: z.optional(z.array(Source)),
  budget: z.optional(z.nullable(openEnum(BUDGETS))),
  triggeredBy: z.optional(openEnum(TRIGGERS)),
  error: z.optional(z.nullable(z.looseObject({ message: z.string() }))),
  incompleteDetails: z.optional(z.nullable(z.looseObject({ reason: z.string() }))),
  /** Ours, only when asked for with `parts=true`. */
  parts: z.optional(z.array(RecordedPart)),
});
export type Turn = z.infer<typeof Turn>;

/** The seeds answer both; client 0.14.0 types the answer as `{task}` alone, so `turns` can be missing. */
export const TaskWithTurns = z.looseObject({ task: Task, turns: z.optional(z.array(Turn)) });
export type TaskWithTurns = z.infer<typeof TaskWithTurns>;

export const TurnList = z.looseObject({ items: z.array(Turn), taskId: z.string() });
export type TurnList = z.infer<typeof TurnList>;

/** Where a search hit: `seq` is the turn's (null for the title), `excerpt` a line of text around the first hit. */
export const Match = z.looseObject({
  field: openEnum(['title', 'input', 'output']),
  seq: z.nullable(z.number()),
  excerpt: z.string(),
});
export type Match = z.infer<typeof Match>;

/**
 * A task of the list; `match` on each of a search (`q`), and where turns are asked for (`of=turns`) `fitting`: what those of
 * its turns that fit came to, as far as they have ended.
 */
export const ListedTask = z.extend(Task, {
  match: z.optional(z.nullable(Match)),
  fitting: z.optional(z.nullable(Totals)),
});
export type ListedTask = z.infer<typeof ListedTask>;

/** Ours: `GET /api/tasks`, which the seeds name and do not describe. `total`, over all pages, only with `count=true`. */
export const TaskList = z.looseObject({
  items: z.array(ListedTask),
  nextCursor: z.nullable(z.string()),
  total: z.optional(z.nullable(z.number())),
});
export type TaskList = z.infer<typeof TaskList>;

export const DeleteTaskResponse = z.looseObject({ archived: z.boolean() });
export const AbortTaskResponse = z.looseObject({ aborted: z.boolean() });

/** Ours: what the organisation has left to spend, in credits. */
export const Account = z.looseObject({
  organizationId: z.string(),
  creditsGranted: z.number(),
  creditsSpent: z.number(),
  creditsLeft: z.number(),
  /** What answers the tasks, in words for the operator. */
  engine: z.looseObject({ name: z.string(), description: z.string(), languageModel: z.boolean() }),
});
export type Account = z.infer<typeof Account>;

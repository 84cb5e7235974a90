import * as z from 'zod/mini';
import { VisibleText } from './visible-text.ts';

/**
 * Ours: `GET /api/usage`, what was spent, on what, and how it ended. It speaks of turns that have ended, each at the
 * moment it ended, which is when it was charged; archived tasks count as well.
 */

export const USAGE_INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type UsageInterval = (typeof USAGE_INTERVALS)[number];

export const USAGE_GROUPS = ['worker', 'budget', 'trigger', 'status'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** Buckets of one answer, at most: an hour each is a little over a month. */
export const MAX_USAGE_BUCKETS = 800;

/** How credits spread over things of one kind, `n` of them: 50 and 90 in 100 cost no more than `p50` and `p90`. */
export const Spread = z.looseObject({ n: z.number(), mean: z.number(), p50: z.number(), p90: z.number() });
export type Spread = z.infer<typeof Spread>;

export const UsageFigures = z.looseObject({
  credits: z.number(),
  /** Tasks with a turn among these, and those turns. */
  tasks: z.number(),
  turns: z.number(),
  completedTurns: z.number(),
  abortedTurns: z.number(),
  /** Turns that ended in `error`, and the credits that went into them. */
  failedTurns: z.number(),
  failedCredits: z.number(),
  /** Milliseconds that the turns ran, together. */
  durationMs: z.number(),
  /** What these turns came to in each task, and each turn by itself; null where there are none. */
  creditsPerTask: z.nullable(Spread),
  creditsPerTurn: z.nullable(Spread),
});
export type UsageFigures = z.infer<typeof UsageFigures>;

/** One step of time: from `start` (in the time zone asked for, as an instant) to the next one's. */
export const UsageBucket = z.looseObject({
  start: z.string(),
  credits: z.number(),
  failedCredits: z.number(),
  tasks: z.number(),
  turns: z.number(),
  failedTurns: z.number(),
  /** Credits by group, where groups were asked for; a group that spent nothing here is left out. */
  byGroup: z.optional(z.record(z.string(), z.number())),
});
export type UsageBucket = z.infer<typeof UsageBucket>;

/** `key`: a worker's id, a budget, a trigger or a turn's status. */
export const UsageOfGroup = z.extend(UsageFigures, { key: z.string() });
export type UsageOfGroup = z.infer<typeof UsageOfGroup>;

export const UsageTask = z.looseObject({
  taskId: z.string(),
  title: z.nullable(VisibleText),
  workerId: z.string(),
  /** What its turns of this time came to. */
  credits: z.number(),
  failedCredits: z.number(),
  turns: z.number(),
});
export type UsageTask = z.infer<typeof UsageTask>;

export const UsageTurn = z.looseObject({
  taskId: z.string(),
  seq: z.number(),
  title: z.nullable(VisibleText),
  workerId: z.string(),
  status: z.string(),
  credits: z.number(),
  completedAt: z.string(),
});
export type UsageTurn = z.infer<typeof UsageTurn>;

export const Usage = z.looseObject({
  from: z.string(),
  to: z.string(),
  interval: z.enum(USAGE_INTERVALS),
  timeZone: z.string(),
  groupBy: z.nullable(z.enum(USAGE_GROUPS)),
  totals: UsageFigures,
  /** In order of time, none left out between `from` and `to`. */
  buckets: z.array(UsageBucket),
  /** The dearest first; empty where none were asked for. */
  groups: z.array(UsageOfGroup),
  /** The ten dearest. */
  topTasks: z.array(UsageTask),
  topTurns: z.array(UsageTurn),
});
export type Usage = z.infer<typeof Usage>;

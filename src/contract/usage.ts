import * as z from 'zod/mini';
import { VisibleText } from './visible-text.ts';

/** Ours. Counts ended turns, which are charged at their end. Includes archived tasks. */

export const USAGE_INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type UsageInterval = (typeof USAGE_INTERVALS)[number];

export const USAGE_GROUPS = ['worker', 'budget', 'trigger', 'status'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** A little over a month by the hour. */
export const MAX_USAGE_BUCKETS = 800;

/** Of credits over `n` tasks or turns. */
export const Spread = z.looseObject({ n: z.number(), mean: z.number(), p50: z.number(), p90: z.number() });
export type Spread = z.infer<typeof Spread>;

/** Of turns of workers with an output schema. `valid`: whose structured output is valid against it. */
export const OutputFigures = z.looseObject({ turns: z.number(), credits: z.number(), valid: z.number() });
export type OutputFigures = z.infer<typeof OutputFigures>;

export const UsageFigures = z.looseObject({
  credits: z.number(),
  tasks: z.number(),
  turns: z.number(),
  completedTurns: z.number(),
  abortedTurns: z.number(),
  failedTurns: z.number(),
  failedCredits: z.number(),
  durationMs: z.number(),
  creditsPerTask: z.nullable(Spread),
  creditsPerTurn: z.nullable(Spread),
  /** Only with `outputs=true`. Leaves out turns whose output was not checked, such as those of earlier versions. */
  outputs: z.optional(OutputFigures),
});
export type UsageFigures = z.infer<typeof UsageFigures>;

export const UsageBucket = z.looseObject({
  start: z.string(),
  credits: z.number(),
  failedCredits: z.number(),
  tasks: z.number(),
  turns: z.number(),
  failedTurns: z.number(),
  /** Only with `groupBy`. Omits groups without credits. */
  byGroup: z.optional(z.record(z.string(), z.number())),
  /** Only with `bucketSpread=true`. Of each task, counts the turns that ended in the bucket. */
  creditsPerTask: z.optional(z.nullable(Spread)),
});
export type UsageBucket = z.infer<typeof UsageBucket>;

/** `key`: a worker's id, `ONE_OFF`, a budget, trigger or status. */
export const UsageOfGroup = z.extend(UsageFigures, {
  key: z.string(),
  /** Of `ONE_OFF`: how many workers the group has. */
  workers: z.optional(z.number()),
});
export type UsageOfGroup = z.infer<typeof UsageOfGroup>;

export const UsageTask = z.looseObject({
  taskId: z.string(),
  title: z.nullable(VisibleText),
  workerId: z.string(),
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
  /** Without gaps. */
  buckets: z.array(UsageBucket),
  /** Most expensive first. */
  groups: z.array(UsageOfGroup),
  topTasks: z.array(UsageTask),
  topTurns: z.array(UsageTurn),
});
export type Usage = z.infer<typeof Usage>;

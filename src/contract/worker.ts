import * as z from 'zod/mini';
import { openEnum } from './open-enum.ts';
import { VisibleText } from './visible-text.ts';
import { Source, WorkFile } from './task.ts';
import { OutputFigures } from './usage.ts';

export const WORKER_STATUSES = ['running', 'completed', 'pending'] as const;
export type WorkerStatus = (typeof WORKER_STATUSES)[number];

export const Worker = z.looseObject({
  id: z.string(),
  /** Seconds since the epoch. */
  created_at: z.nullable(z.number()),
  error: z.unknown(),
  files: z.array(WorkFile),
  incomplete_details: z.unknown(),
  messages: z.array(z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
  object: z.string(),
  output: z.array(
    z.looseObject({
      id: z.string(),
      content: z.array(z.looseObject({ text: z.string(), type: z.string() })),
      role: z.string(),
      status: z.string(),
      type: z.string(),
    }),
  ),
  output_text: z.nullable(z.string()),
  running: z.boolean(),
  sources: z.array(Source),
  status: openEnum(WORKER_STATUSES),
  structured_output: z.nullable(z.record(z.string(), z.unknown())),
  url: z.string(),
  usage: z.optional(
    z.nullable(
      z.looseObject({
        credits: z.optional(z.nullable(z.number())),
        durationMs: z.optional(z.nullable(z.number())),
      }),
    ),
  ),
});
export type Worker = z.infer<typeof Worker>;

export const OutputSchema = z.nullable(z.record(z.string(), z.unknown()));

export const WorkerTemplate = z.looseObject({
  id: z.string(),
  createdAt: z.nullable(z.string()),
  instructions: z.optional(z.nullable(z.string())),
  organizationId: z.optional(z.nullable(z.string())),
  outputSchema: z.optional(OutputSchema),
  summary: z.optional(z.nullable(VisibleText)),
  title: z.optional(z.nullable(VisibleText)),
  updatedAt: z.optional(z.nullable(z.string())),
  url: z.optional(z.string()),
  userId: z.optional(z.nullable(z.string())),
  visibility: z.optional(z.nullable(z.string())),
  /** Ours. Its tools request pages of these hosts without asking. */
  allowedHosts: z.optional(z.array(z.string())),
  /** Ours. Null: the default model. */
  model: z.optional(z.nullable(z.string())),
  /** Ours. It was created from a task's input alone, and none of its fields has been saved since. */
  oneOff: z.optional(z.boolean()),
  /** Ours, in the list. When its newest task was created; absent before the first. */
  lastTaskAt: z.optional(z.nullable(z.string())),
});
export type WorkerTemplate = z.infer<typeof WorkerTemplate>;

/** Ours: the state of a worker from `createdAt` to the next version. `version` counts from 1. */
export const WorkerVersion = z.looseObject({
  version: z.number(),
  createdAt: z.string(),
  /** Who saved it. */
  userId: z.string(),
  title: VisibleText,
  summary: VisibleText,
  instructions: z.string(),
  outputSchema: OutputSchema,
  visibility: z.string(),
  model: z.optional(z.nullable(z.string())),
  /** Of ended turns that started while it was current. */
  usage: z.looseObject({
    turns: z.number(),
    failedTurns: z.number(),
    credits: z.number(),
    outputs: z.optional(OutputFigures),
  }),
});
export type WorkerVersion = z.infer<typeof WorkerVersion>;

/** Ours. Newest first. `more`: there are older ones. */
export const WorkerVersionList = z.looseObject({ items: z.array(WorkerVersion), more: z.boolean() });
export type WorkerVersionList = z.infer<typeof WorkerVersionList>;

/** Ours. As a `workerId` of a filter it stands for all one-off workers, as a key of usage for their group. */
export const ONE_OFF = 'one-off';

/** Ours. With `fields=names` without instructions and output schemas; with `id` (repeatable) only these workers. */
export const WorkerList = z.looseObject({ items: z.array(WorkerTemplate) });
export const DeleteWorkerResponse = z.looseObject({ deleted: z.boolean() });

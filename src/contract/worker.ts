import * as z from 'zod/mini';
import {
  MAX_SCHEMA_CHARS,
  MAX_SCHEMA_DEPTH,
  MAX_INSTRUCTIONS_CHARS,
  MAX_PROMPT_CHARS,
  MAX_SUMMARY_CHARS,
  MAX_TITLE_CHARS,
} from './limits.ts';
import { openEnum } from './open-enum.ts';
import { Source, WorkFile } from './task.ts';

/** A worker's state has fewer words than a task's (seeds: three). */
export const WORKER_STATUSES = ['running', 'completed', 'pending'] as const;
export type WorkerStatus = (typeof WORKER_STATUSES)[number];

/** What `POST /api/tasks` answers when it blocks, and `GET /api/workers/{workerId}`: a worker's state after a run. */
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

const Schema = z.nullable(z.record(z.string(), z.unknown()));

/** Whether objects and arrays lie in each other more than `levels` deep; looks no deeper than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

export const VISIBILITIES = ['private', 'public'] as const;

/** The fields of `POST /api/workers`, written strictly (published clients). */
export const CreateWorker = z.strictObject({
  instructions: z.optional(z.string().check(z.maxLength(MAX_INSTRUCTIONS_CHARS))),
  prompt: z.optional(z.string().check(z.maxLength(MAX_PROMPT_CHARS))),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_TITLE_CHARS))),
  summary: z.optional(z.string().check(z.maxLength(MAX_SUMMARY_CHARS))),
  outputSchema: z.optional(
    Schema.check(
      z.refine((schema) => !isDeeper(schema, MAX_SCHEMA_DEPTH), {
        error: `must not be nested deeper than ${MAX_SCHEMA_DEPTH} levels`,
        abort: true,
      }),
      z.refine(
        (schema) => JSON.stringify(schema).length <= MAX_SCHEMA_CHARS,
        `takes at most ${MAX_SCHEMA_CHARS} characters as JSON`,
      ),
    ),
  ),
  visibility: z.optional(z.enum(VISIBILITIES)),
});
export type CreateWorker = z.infer<typeof CreateWorker>;

/** The fields of `PATCH /api/workers/{workerId}`: only those sent change. */
export const UpdateWorker = CreateWorker;
export type UpdateWorker = z.infer<typeof UpdateWorker>;

/** A worker as it is set up: what a task runs. */
export const WorkerTemplate = z.looseObject({
  id: z.string(),
  createdAt: z.nullable(z.string()),
  instructions: z.optional(z.nullable(z.string())),
  organizationId: z.optional(z.nullable(z.string())),
  outputSchema: z.optional(Schema),
  summary: z.optional(z.nullable(z.string())),
  title: z.optional(z.nullable(z.string())),
  updatedAt: z.optional(z.nullable(z.string())),
  url: z.optional(z.string()),
  userId: z.optional(z.nullable(z.string())),
  visibility: z.optional(z.nullable(z.string())),
});
export type WorkerTemplate = z.infer<typeof WorkerTemplate>;

/** Ours: `GET /api/workers`, mentioned by the guides and in no client. */
export const WorkerList = z.looseObject({ items: z.array(WorkerTemplate) });
export const DeleteWorkerResponse = z.looseObject({ deleted: z.boolean() });

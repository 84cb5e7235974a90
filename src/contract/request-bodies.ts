import * as z from 'zod/mini';
import {
  MAX_HOST_CHARS,
  MAX_HOSTS,
  MAX_ID_CHARS,
  MAX_INPUT_CHARS,
  MAX_INSTRUCTIONS_CHARS,
  MAX_MODEL_CHARS,
  MAX_PROMPT_CHARS,
  MAX_SCHEMA_CHARS,
  MAX_SCHEMA_DEPTH,
  MAX_SUMMARY_CHARS,
  MAX_TITLE_CHARS,
} from './limits.ts';
import { Budget } from './task.ts';
import { VisibleText } from './visible-text.ts';
import { OutputSchema } from './worker.ts';

/** Strict schemas of request bodies. Only the API loads them. */

/** The API docs allow any string. Refuses ids that no address can contain. */
const USABLE_ID = /^(?!\.{1,2}$)[^/\\\p{Cc}]*$/u;
const UNUSABLE_ID = 'must not be . or .., or contain /, \\ or control characters';

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

export const VISIBILITIES = ['private', 'public'] as const;

export const CreateWorker = z.strictObject({
  instructions: z.optional(z.string().check(z.maxLength(MAX_INSTRUCTIONS_CHARS))),
  prompt: z.optional(z.string().check(z.maxLength(MAX_PROMPT_CHARS))),
  title: z.optional(VisibleText.check(z.minLength(1), z.maxLength(MAX_TITLE_CHARS))),
  summary: z.optional(VisibleText.check(z.maxLength(MAX_SUMMARY_CHARS))),
  outputSchema: z.optional(
    OutputSchema.check(
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
  /** Ours: a name from `GET /api/models`, or null for the default. */
  model: z.optional(z.nullable(z.string().check(z.maxLength(MAX_MODEL_CHARS)))),
});
export type CreateWorker = z.infer<typeof CreateWorker>;

/** As in a URL: in lower case, and in Punycode. */
const HOST = /^[a-z\d.:_[\]-]+$/;
const HOST_SPELLING = 'must be hosts as they stand in URLs, in lower case, such as example.org';

/** Absent fields stay as they are. */
export const UpdateWorker = z.extend(CreateWorker, {
  /** Ours. */
  allowedHosts: z.optional(
    z.array(z.string().check(z.maxLength(MAX_HOST_CHARS), z.regex(HOST, HOST_SPELLING))).check(z.maxLength(MAX_HOSTS)),
  ),
});
export type UpdateWorker = z.infer<typeof UpdateWorker>;

const MAX_SEQ = 2 ** 31 - 1;

/** Older clients send the worker fields to set up a new worker. Multipart has files beside these. */
export const CreateTask = z.extend(CreateWorker, {
  input: z
    .string()
    .check(z.minLength(1, 'input must not be empty'))
    .check(z.maxLength(MAX_INPUT_CHARS, `input takes at most ${MAX_INPUT_CHARS} characters`)),
  budget: z.optional(Budget),
  taskId: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_ID_CHARS), z.regex(USABLE_ID, UNUSABLE_ID))),
  workerId: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_ID_CHARS))),
  stream: z.optional(z.boolean()),
  /** Ours: of a new task, the turn that it runs again. In a form, as JSON. */
  origin: z.optional(
    z.strictObject({
      taskId: z.string().check(z.minLength(1), z.maxLength(MAX_ID_CHARS), z.regex(USABLE_ID, UNUSABLE_ID)),
      seq: z.int().check(z.minimum(0), z.maximum(MAX_SEQ)),
    }),
  ),
});
export type CreateTask = z.infer<typeof CreateTask>;

export function workerFieldsOf({
  instructions,
  prompt,
  title,
  summary,
  outputSchema,
  visibility,
  model,
}: CreateTask): CreateWorker {
  const fields = { instructions, prompt, title, summary, outputSchema, visibility, model };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

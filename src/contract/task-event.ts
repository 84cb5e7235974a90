import * as z from 'zod/mini';
import { Approval } from './approval.ts';
import { Budget } from './task.ts';
import { VisibleText } from './visible-text.ts';

/** The AI SDK's UI message stream, plus `data-turn`, `data-usage` and `data-approval`. */

const meta = { providerMetadata: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))) };

/** In milliseconds; `startMs` since the turn's start. */
export const ToolTiming = z.looseObject({ startMs: z.number(), durationMs: z.number() });
export type ToolTiming = z.infer<typeof ToolTiming>;

export const FileFacts = z.looseObject({ filename: z.optional(VisibleText), size: z.optional(z.number()) });
export type FileFacts = z.infer<typeof FileFacts>;

export const TurnOpening = z.looseObject({
  taskId: z.string(),
  turnId: z.string(),
  seq: z.number(),
  workerId: z.string(),
  input: z.string(),
  budget: Budget,
  startedAt: z.string(),
});
export type TurnOpening = z.infer<typeof TurnOpening>;

export const Usage = z.looseObject({
  credits: z.number(),
  durationMs: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  toolCalls: z.number(),
  /** Ours, from here on. Of the input tokens. */
  cachedInputTokens: z.optional(z.number()),
  /** Of a language model. */
  steps: z.optional(z.number()),
  /** True if a model did not report the tokens of all steps. */
  estimated: z.optional(z.boolean()),
  /** Of the budget; null: none. */
  limits: z.optional(
    z.looseObject({
      toolCalls: z.nullable(z.number()),
      steps: z.nullable(z.number()),
      tokens: z.nullable(z.number()),
      seconds: z.nullable(z.number()),
    }),
  ),
});
export type Usage = z.infer<typeof Usage>;

const parts = {
  'data-turn': z.looseObject({ type: z.literal('data-turn'), data: TurnOpening }),
  'data-usage': z.looseObject({ type: z.literal('data-usage'), data: Usage }),
  'data-approval': z.looseObject({ type: z.literal('data-approval'), id: z.string(), data: Approval }),
  start: z.looseObject({ type: z.literal('start'), messageId: z.optional(z.string()) }),
  'start-step': z.looseObject({ type: z.literal('start-step') }),
  'finish-step': z.looseObject({ type: z.literal('finish-step') }),
  'text-start': z.looseObject({ type: z.literal('text-start'), id: z.string(), ...meta }),
  'text-delta': z.looseObject({ type: z.literal('text-delta'), id: z.string(), delta: z.string(), ...meta }),
  'text-end': z.looseObject({ type: z.literal('text-end'), id: z.string(), ...meta }),
  'reasoning-start': z.looseObject({ type: z.literal('reasoning-start'), id: z.string(), ...meta }),
  'reasoning-delta': z.looseObject({ type: z.literal('reasoning-delta'), id: z.string(), delta: z.string(), ...meta }),
  'reasoning-end': z.looseObject({ type: z.literal('reasoning-end'), id: z.string(), ...meta }),
  'tool-input-start': z.looseObject({
    type: z.literal('tool-input-start'),
    toolCallId: z.string(),
    toolName: VisibleText,
    title: z.optional(VisibleText),
  }),
  'tool-input-delta': z.looseObject({
    type: z.literal('tool-input-delta'),
    toolCallId: z.string(),
    inputTextDelta: z.string(),
  }),
  'tool-input-available': z.looseObject({
    type: z.literal('tool-input-available'),
    toolCallId: z.string(),
    toolName: VisibleText,
    input: z.unknown(),
    title: z.optional(VisibleText),
  }),
  'tool-input-error': z.looseObject({
    type: z.literal('tool-input-error'),
    toolCallId: z.string(),
    toolName: VisibleText,
    input: z.unknown(),
    errorText: z.string(),
  }),
  'tool-output-available': z.looseObject({
    type: z.literal('tool-output-available'),
    toolCallId: z.string(),
    output: z.unknown(),
    preliminary: z.optional(z.boolean()),
    ...meta,
  }),
  'tool-output-error': z.looseObject({
    type: z.literal('tool-output-error'),
    toolCallId: z.string(),
    errorText: z.string(),
    ...meta,
  }),
  'source-url': z.looseObject({
    type: z.literal('source-url'),
    sourceId: z.string(),
    url: z.string(),
    title: z.optional(VisibleText),
    ...meta,
  }),
  'source-document': z.looseObject({
    type: z.literal('source-document'),
    sourceId: z.string(),
    mediaType: z.string(),
    title: VisibleText,
    filename: z.optional(VisibleText),
    ...meta,
  }),
  file: z.looseObject({
    type: z.literal('file'),
    url: z.string(),
    mediaType: z.string(),
    filename: z.nullish(VisibleText),
    ...meta,
  }),
  'message-metadata': z.looseObject({ type: z.literal('message-metadata'), messageMetadata: z.unknown() }),
  finish: z.looseObject({ type: z.literal('finish'), finishReason: z.optional(z.string()) }),
  error: z.looseObject({ type: z.literal('error'), errorText: z.string() }),
  abort: z.looseObject({ type: z.literal('abort'), reason: z.optional(z.string()) }),
} as const;

type Parts = typeof parts;
export type KnownPart = { [T in keyof Parts]: z.infer<Parts[T]> }[keyof Parts];
/** Unknown or invalid. */
export type UnknownPart = { type: 'unknown'; raw: unknown; problem: string };
export type TaskPart = KnownPart | UnknownPart;

export type DoneMarker = { type: 'done' };

/**
 * `id` is `seq/offset` from our server, any string from the hosted API. `at` is in milliseconds from any moment, where it
 * is known when the event happened.
 */
export type TaskEvent = { id: string | undefined; part: TaskPart | DoneMarker; at?: number };

const known = new Map<string, Parts[keyof Parts]>(Object.entries(parts));

/** Ten times as fast as the schema. */
function readPlainDelta(raw: object): KnownPart | undefined {
  if (!('type' in raw && 'id' in raw && 'delta' in raw)) return undefined;
  const { type, id, delta } = raw;
  if ((type !== 'text-delta' && type !== 'reasoning-delta') || typeof id !== 'string') return undefined;
  if (typeof delta !== 'string' || Object.keys(raw).length !== 3) return undefined;
  return { type, id, delta };
}

export function readPart(raw: unknown): TaskPart {
  const delta = typeof raw === 'object' && raw !== null ? readPlainDelta(raw) : undefined;
  return delta ?? readPartBySchema(raw);
}

export function readPartBySchema(raw: unknown): TaskPart {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
  const schema = typeof type === 'string' ? known.get(type) : undefined;
  if (schema === undefined) return { type: 'unknown', raw, problem: `a part of unknown type ${JSON.stringify(type)}` };
  const result = schema.safeParse(raw);
  return result.success
    ? result.data
    : { type: 'unknown', raw, problem: `a ${String(type)} part that is not formed as the standard says` };
}

/** Both count from 0. */
export type EventPosition = { seq: number; offset: number };

export function formatEventId({ seq, offset }: EventPosition): string {
  return `${seq}/${offset}`;
}

const MOST_DIGITS = 9;

/** By hand, because it runs for every event. */
export function parseEventId(id: string | undefined): EventPosition | undefined {
  if (id === undefined) return undefined;
  const slash = id.indexOf('/');
  const seq = readDigits(id, 0, slash);
  const offset = readDigits(id, slash + 1, id.length);
  return seq === undefined || offset === undefined ? undefined : { seq, offset };
}

function readDigits(text: string, from: number, to: number): number | undefined {
  if (to <= from || to - from > MOST_DIGITS) return undefined;
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

export const DONE_DATA = '[DONE]';

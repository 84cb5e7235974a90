import * as z from 'zod/mini';
import { openEnum } from './open-enum.ts';

/** All of this is ours. */

export const MODEL_PROVIDERS = ['openai-compatible', 'anthropic', 'built-in'] as const;

/** In US dollars per million tokens. */
export const ModelPrices = z.looseObject({ input: z.number(), cachedInput: z.number(), output: z.number() });
export type ModelPrices = z.infer<typeof ModelPrices>;

/** A language model, or the built-in worker. What is null is not configured. */
export const Model = z.looseObject({
  name: z.string(),
  provider: openEnum(MODEL_PROVIDERS),
  /** The server that tasks, files and instructions are sent to. */
  host: z.nullable(z.string()),
  /** In tokens. */
  contextWindow: z.nullable(z.number()),
  maxOutputTokens: z.nullable(z.number()),
  prices: z.nullable(ModelPrices),
  images: z.boolean(),
  /** The server takes an output schema as the format of the response. */
  schema: z.boolean(),
  /** Used by workers that name no model. */
  isDefault: z.boolean(),
});
export type Model = z.infer<typeof Model>;

export type ModelFacts = Readonly<
  Pick<Model, 'provider' | 'host' | 'contextWindow' | 'maxOutputTokens' | 'prices' | 'images' | 'schema'>
>;

export const ModelList = z.looseObject({ items: z.array(Model) });

/** A server of models on the API's machine. `baseUrl`: for `MODEL_BASE_URL`. */
export const ModelServer = z.looseObject({ name: z.string(), baseUrl: z.string(), models: z.array(z.string()) });
export type ModelServer = z.infer<typeof ModelServer>;

export const ModelServerList = z.looseObject({ items: z.array(ModelServer) });

/** Without an `error`, the model answers. A capability is null if the time was up, or the server was busy. */
export const ModelTest = z.looseObject({
  /** Until the first token; null without one. */
  firstTokenMs: z.nullable(z.number()),
  tools: z.nullable(z.boolean()),
  schema: z.nullable(z.boolean()),
  images: z.nullable(z.boolean()),
  error: z.nullable(z.string()),
});
export type ModelTest = z.infer<typeof ModelTest>;

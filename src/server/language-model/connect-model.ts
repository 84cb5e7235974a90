import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { extractReasoningMiddleware, type JSONSchema7, wrapLanguageModel } from 'ai';
import * as z from 'zod/mini';
import type { ModelConfig } from './model-config.ts';

/** The name under which the provider reads its options and reports its metadata. */
export const PROVIDER = 'model';

// They would go to the API's log with every request.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Of one response: more than 128,000 tokens, each in an event of its own. What arrives is held in memory. */
const MAX_RESPONSE_BYTES = 64 * 2 ** 20;

const OPENAI_HOST = 'api.openai.com';

type ConnectedModel = Parameters<typeof wrapLanguageModel>[0]['model'];

/** Output schemas are checked when they are saved. */
const CheckedSchema = z.custom<JSONSchema7>();

/** `onBytes`: called for each chunk of a response. Redirects are not followed: they could lead into the API's network. */
export function connectModel(config: ModelConfig, onBytes: () => void = () => undefined): ConnectedModel {
  const fetch = watchingFetch(onBytes);
  const model = config.provider === 'anthropic' ? connectAnthropic(config, fetch) : connectOpenAiLike(config, fetch);
  return config.thinkTag === undefined
    ? model
    : wrapLanguageModel({ model, middleware: extractReasoningMiddleware({ tagName: config.thinkTag }) });
}

/** Asks for JSON of this schema. Unlike `Output.object`, does not parse the text after every delta. */
export function withSchema(model: ConnectedModel, outputSchema: Readonly<Record<string, unknown>>): ConnectedModel {
  const schema = CheckedSchema.parse(outputSchema);
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      transformParams: async ({ params }) => ({ ...params, responseFormat: { type: 'json', schema } }),
    },
  });
}

function connectAnthropic({ baseUrl, modelId, apiKey }: ModelConfig, fetch: typeof globalThis.fetch) {
  return createAnthropic({ baseURL: baseUrl, fetch, ...(apiKey !== undefined && { apiKey }) }).languageModel(modelId);
}

function connectOpenAiLike({ baseUrl, modelId, apiKey }: ModelConfig, fetch: typeof globalThis.fetch) {
  const provider = createOpenAICompatible({
    name: PROVIDER,
    baseURL: baseUrl,
    fetch,
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...(apiKey !== undefined && { apiKey }),
    // OpenAI's newer models refuse the older name.
    ...(new URL(baseUrl).host === OPENAI_HOST && {
      transformRequestBody: ({ max_tokens: max, ...body }) =>
        max === undefined ? body : { ...body, max_completion_tokens: max },
    }),
  });
  return provider.chatModel(modelId);
}

function watchingFetch(onBytes: () => void): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await globalThis.fetch(input, { ...init, redirect: 'manual' });
    let bytes = 0;
    const watched = response.body?.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          onBytes();
          bytes += chunk.length;
          if (bytes > MAX_RESPONSE_BYTES) controller.error(new Error('The response of the model is too large.'));
          else controller.enqueue(chunk);
        },
      }),
    );
    return watched === undefined ? response : new Response(watched, response);
  };
}

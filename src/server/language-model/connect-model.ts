import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { extractReasoningMiddleware, type LanguageModel, wrapLanguageModel } from 'ai';
import type { ModelConfig } from './model-config.ts';

/** The name under which provider options are passed. */
export const PROVIDER = 'model';

const OPENAI_HOST = 'api.openai.com';

export function connectModel(config: ModelConfig): LanguageModel {
  const model = config.provider === 'anthropic' ? connectAnthropic(config) : connectOpenAiCompatible(config);
  return config.thinkTag === undefined
    ? model
    : wrapLanguageModel({ model, middleware: extractReasoningMiddleware({ tagName: config.thinkTag }) });
}

function connectAnthropic({ baseUrl, modelId, apiKey }: ModelConfig) {
  return createAnthropic({ baseURL: baseUrl, ...(apiKey !== undefined && { apiKey }) }).languageModel(modelId);
}

function connectOpenAiCompatible({ baseUrl, modelId, apiKey, schema }: ModelConfig) {
  const provider = createOpenAICompatible({
    name: PROVIDER,
    baseURL: baseUrl,
    includeUsage: true,
    supportsStructuredOutputs: schema,
    ...(apiKey !== undefined && { apiKey }),
    // OpenAI's newer models refuse the older name.
    ...(new URL(baseUrl).host === OPENAI_HOST && {
      transformRequestBody: ({ max_tokens: max, ...body }) =>
        max === undefined ? body : { ...body, max_completion_tokens: max },
    }),
  });
  return provider.chatModel(modelId);
}

import type { ModelPrices } from '#contract/model.ts';

export interface ModelConfig {
  /** As workers name it. */
  readonly name: string;
  readonly provider: 'openai-compatible' | 'anthropic';
  /** `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** As the server names it. */
  readonly modelId: string;
  readonly apiKey?: string | undefined;
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  readonly prices: ModelPrices | null;
  readonly images: boolean;
  /** The server takes an output schema as the format of the response. */
  readonly schema: boolean;
  /** The model thinks in text between these tags: `think` for `<think>…</think>`. */
  readonly thinkTag?: string | undefined;
  /** Where an operator finds the settings, for messages: `MODEL_NAME`. */
  readonly settings: { readonly baseUrl: string; readonly modelId: string; readonly apiKey: string };
  /** Milliseconds without a sign of the model after which the turn fails. */
  readonly silenceMs?: number;
}

/** The one model of `MODEL_BASE_URL` and `MODEL_NAME`. Workers name it without its publisher: `llama-3` of `meta/llama-3`. */
export function singleModel(baseUrl: string, modelId: string, apiKey: string | undefined): ModelConfig {
  return {
    name: modelId.split('/').findLast((segment) => segment !== '') ?? modelId,
    provider: 'openai-compatible',
    baseUrl,
    modelId,
    apiKey,
    contextWindow: null,
    maxOutputTokens: null,
    prices: null,
    images: false,
    schema: false,
    settings: { baseUrl: 'MODEL_BASE_URL', modelId: 'MODEL_NAME', apiKey: 'MODEL_API_KEY' },
  };
}

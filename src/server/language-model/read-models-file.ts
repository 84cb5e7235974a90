import * as z from 'zod/mini';
import { MAX_MODEL_CHARS } from '#contract/limits.ts';
import type { ModelConfig } from './model-config.ts';

const ANTHROPIC_URL = 'https://api.anthropic.com/v1';
const MAX_TOKENS = 100_000_000;

const flag = z._default(z.boolean('must be true or false'), false);
const words = (error = 'must be a text') => z.string(error).check(z.minLength(1, 'must not be empty'));
const tokens = z.optional(
  z
    .int('must be a whole number of tokens')
    .check(z.minimum(1, 'must be at least 1'), z.maximum(MAX_TOKENS, `must be at most ${MAX_TOKENS}`)),
);
const price = z.number('must be a number of US dollars per million tokens').check(z.minimum(0, 'must not be negative'));

const ModelEntry = z.strictObject({
  name: words().check(
    z.maxLength(MAX_MODEL_CHARS, `takes at most ${MAX_MODEL_CHARS} characters`),
    // It is a segment of the path of requests.
    z.regex(/^[^/\\\p{Cc}]*$/u, 'must not contain / or \\; write the name that the server knows into model'),
  ),
  provider: z.enum(['openai-compatible', 'anthropic'], 'must be openai-compatible or anthropic'),
  baseUrl: z.optional(
    words().check(z.refine(isBaseUrl, 'must be an address like http://127.0.0.1:11434/v1, without a key or a query')),
  ),
  model: z.optional(words()),
  apiKeyEnv: z.optional(
    words('must be the name of an environment variable').check(
      z.regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable, not the key itself'),
    ),
  ),
  contextWindow: tokens,
  maxOutputTokens: tokens,
  prices: z.optional(
    z.strictObject({ input: price, cachedInput: z.optional(price), output: price }, 'must be an object'),
  ),
  images: flag,
  schema: flag,
  default: flag,
  thinkTag: z.optional(words().check(z.regex(/^[\w-]+$/, 'must be the name of a tag, such as think'))),
});
type ModelEntry = z.infer<typeof ModelEntry>;

const ModelsFile = z.strictObject(
  { models: z.array(ModelEntry, 'must be a list of models').check(z.minLength(1, 'must not be empty')) },
  'must be an object with a list of models',
);

function isBaseUrl(text: string): boolean {
  return !/[@?#]/.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export interface ConfiguredModels {
  readonly models: readonly ModelConfig[];
  /** Undefined if no model is marked. */
  readonly default: ModelConfig | undefined;
}

/** Throws an error whose message names each wrong field. `env` holds the keys. `taken`: a name that no model may have. */
export function readModelsFile(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  taken: string,
): ConfiguredModels {
  const result = ModelsFile.safeParse(parseJson(text), { reportInput: true });
  if (!result.success) throw new Error(result.error.issues.map(describeIssue).join('\n'));
  const entries = result.data.models;
  const problems = entries.flatMap((entry, at) =>
    problemsOf(entry, entries.slice(0, at), env, taken).map((problem) => `models[${at}].${problem}`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const models = entries.map((entry) => toConfig(entry, env));
  return { models, default: models[entries.findIndex((entry) => entry.default)] };
}

/** What one field alone can't show. */
function problemsOf(
  entry: ModelEntry,
  before: readonly ModelEntry[],
  env: Readonly<Record<string, string | undefined>>,
  taken: string,
): string[] {
  const { name, provider, baseUrl, apiKeyEnv, contextWindow, maxOutputTokens } = entry;
  const problems: string[] = [];
  if (name === taken) problems.push(`name must not be ${taken}, which needs no model.`);
  if (before.some((other) => other.name === name)) problems.push(`name is taken by another model: ${name}.`);
  if (provider === 'openai-compatible' && baseUrl === undefined)
    problems.push('baseUrl is missing: it must be the address of the API.');
  if (provider === 'anthropic' && apiKeyEnv === undefined)
    problems.push('apiKeyEnv is missing: it must be the name of the environment variable with the key.');
  if (apiKeyEnv !== undefined && !/^[\x21-\x7e]+$/.test(env[apiKeyEnv] ?? ''))
    problems.push(`apiKeyEnv: set ${apiKeyEnv} to the key, which has printable characters without spaces only.`);
  if (contextWindow !== undefined && maxOutputTokens !== undefined && maxOutputTokens >= contextWindow)
    problems.push('maxOutputTokens must be less than contextWindow.');
  if (entry.default && before.some((other) => other.default))
    problems.push('default: another model is the default already.');
  return problems;
}

function toConfig(entry: ModelEntry, env: Readonly<Record<string, string | undefined>>): ModelConfig {
  const { name, provider, baseUrl = ANTHROPIC_URL, model = name, apiKeyEnv, prices, thinkTag } = entry;
  return {
    name,
    provider,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    modelId: model,
    apiKey: apiKeyEnv === undefined ? undefined : env[apiKeyEnv],
    contextWindow: entry.contextWindow ?? null,
    maxOutputTokens: entry.maxOutputTokens ?? null,
    prices: prices === undefined ? null : { ...prices, cachedInput: prices.cachedInput ?? prices.input },
    images: entry.images,
    schema: entry.schema,
    thinkTag,
    settings: {
      baseUrl: `baseUrl of ${name} in MODELS_FILE`,
      modelId: `model of ${name} in MODELS_FILE`,
      apiKey: apiKeyEnv ?? `apiKeyEnv of ${name} in MODELS_FILE`,
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('It is not JSON.');
  }
}

function describeIssue({ path, input, message, ...issue }: z.core.$ZodIssue): string {
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const name = field.slice(1) || 'The file';
  if (issue.code === 'unrecognized_keys') return `${name}: ${issue.keys.join(', ')} is not known.`;
  return input === undefined && path.length > 0 ? `${name} is missing: it ${message}.` : `${name} ${message}.`;
}

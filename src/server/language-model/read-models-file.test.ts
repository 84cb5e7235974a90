import { expect, test } from 'vitest';
import { readModelsFile } from './read-models-file.ts';

const local = { name: 'local', provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:11434/v1/' };
const claude = { name: 'claude', provider: 'anthropic', apiKeyEnv: 'CLAUDE_KEY' };

function read(file: unknown, env: Record<string, string> = { CLAUDE_KEY: 'sk-1' }) {
  return readModelsFile(JSON.stringify(file), env, 'built-in worker');
}

test('reads models with their keys from the environment', () => {
  const { models, default: usual } = read({
    models: [
      local,
      { ...claude, model: 'claude-5', prices: { input: 3, output: 15 }, contextWindow: 200_000, default: true },
    ],
  });
  expect(models).toMatchObject([
    { name: 'local', modelId: 'local', baseUrl: 'http://127.0.0.1:11434/v1', prices: null, contextWindow: null },
    {
      name: 'claude',
      modelId: 'claude-5',
      baseUrl: 'https://api.anthropic.com/v1',
      apiKey: 'sk-1',
      prices: { input: 3, cachedInput: 3, output: 15 },
    },
  ]);
  expect(usual).toBe(models[1]);
});

test('no model is the default unless one says so', () => {
  expect(read({ models: [local] }).default).toBeUndefined();
});

test.each([
  ['', 'It is not JSON.'],
  ['[]', 'The file must be an object with a list of models.'],
  ['{"models": [], "version": 1}', 'models must not be empty.'],
])('refuses the file %j', (text, message) => {
  expect(() => readModelsFile(text, {}, 'built-in worker')).toThrow(message);
});

test.each([
  [{ provider: 'openai' }, 'models[0].provider must be openai-compatible or anthropic.'],
  [{ name: undefined }, 'models[0].name is missing: it must be a text.'],
  [{ name: 'org/local' }, 'models[0].name must not contain / or \\'],
  [{ name: 'built-in worker' }, 'models[0].name must not be built-in worker'],
  [{ baseUrl: 'localhost:11434' }, 'models[0].baseUrl must be an address like'],
  [{ baseUrl: 'http://user:key@localhost/v1' }, 'models[0].baseUrl must be an address like'],
  [{ baseUrl: undefined }, 'models[0].baseUrl is missing'],
  [{ apiKey: 'sk-1' }, 'models[0]: apiKey is not known.'],
  [{ apiKeyEnv: 'sk-1' }, 'models[0].apiKeyEnv must be the name of an environment variable, not the key itself.'],
  [{ apiKeyEnv: 'NOT_SET' }, 'models[0].apiKeyEnv: set NOT_SET to the key'],
  [{ contextWindow: '8k' }, 'models[0].contextWindow must be a whole number of tokens.'],
  [{ contextWindow: 4096, maxOutputTokens: 4096 }, 'models[0].maxOutputTokens must be less than contextWindow.'],
  [{ prices: { input: -1, output: 2 } }, 'models[0].prices.input must not be negative.'],
  [{ prices: { input: 1 } }, 'models[0].prices.output is missing'],
  [{ images: 'yes' }, 'models[0].images must be true or false.'],
  [{ thinkTag: '<think>' }, 'models[0].thinkTag must be the name of a tag, such as think.'],
])('refuses a model with %j, and names the field', (fields, message) => {
  expect(() => read({ models: [{ ...local, ...fields }] })).toThrow(message);
});

test('refuses two models of one name, two defaults, and Anthropic without a key', () => {
  const twice = { models: [local, { ...local, default: true }, { ...claude, apiKeyEnv: undefined, default: true }] };
  expect(() => read(twice)).toThrow(
    [
      'models[1].name is taken by another model: local.',
      'models[2].apiKeyEnv is missing: it must be the name of the environment variable with the key.',
      'models[2].default: another model is the default already.',
    ].join('\n'),
  );
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { readModelsFile } from '#server/language-model/read-models-file.ts';
import { errorOf } from '../harness/api-client.ts';
import {
  anthropicStream,
  calls,
  type ModelServer,
  type Reply,
  says,
  startModelServer,
  status,
  stream,
} from '../harness/model-server.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

const KEY = 'sk-test-0123456789abcdef';
const PRICES = { input: 3, cachedInput: 0.3, output: 15 };

describe(`models (${targetName})`, () => {
  let storage: Storage;
  let server: ModelServer;
  let api: RunningApi;

  beforeAll(async () => {
    server = await startModelServer();
    storage = await makeStorage();
    api = await start(['local', 'claude']);
  });

  afterAll(async () => {
    await api.stop();
    await storage.remove();
    await server.stop();
  });

  function start(names: readonly string[]): Promise<RunningApi> {
    const file = {
      models: [
        { name: 'local', provider: 'openai-compatible', baseUrl: server.baseUrl, model: 'org/local-8b', default: true },
        {
          name: 'claude',
          provider: 'anthropic',
          baseUrl: server.baseUrl,
          apiKeyEnv: 'CLAUDE_KEY',
          contextWindow: 200_000,
          maxOutputTokens: 8000,
          prices: PRICES,
          images: true,
        },
      ].filter(({ name }) => names.includes(name)),
    };
    const { models } = readModelsFile(JSON.stringify(file), { CLAUDE_KEY: KEY }, 'scripted');
    const [engine = createScriptedEngine(), ...others] = models.map(createLanguageModel);
    return startApi({ ...storage, engine, otherEngines: [...others, createScriptedEngine()] });
  }

  const lastTurn = async (fields: Record<string, unknown>) => {
    const taskId = newId('tsk');
    await api.client.run({ taskId, ...fields });
    return api.client.readLastTurn(taskId);
  };

  test('are listed with what is configured, the built-in worker last, and never with a key', async () => {
    const models = await api.client.readModels();
    expect(models).toMatchObject([
      { name: 'local', provider: 'openai-compatible', prices: null, images: false, isDefault: true },
      { name: 'claude', provider: 'anthropic', contextWindow: 200_000, prices: PRICES, images: true, isDefault: false },
      { name: 'scripted', provider: 'built-in', host: null, isDefault: false },
    ]);
    expect(models[0]?.host).toBe(new URL(server.baseUrl).host);
    expect(JSON.stringify(models)).not.toContain(KEY);
    const answer = await fetch(new URL('/api/models', api.client.baseUrl));
    expect(answer.status).toBe(401);
  });

  test('run the workers that name them; others use the default', async () => {
    server.script(stream(says('By default.')));
    expect(await lastTurn({ input: 'Hello.' })).toMatchObject({ outputText: 'By default.' });
    expect(server.asked.at(-1)).toMatchObject({ path: '/v1/chat/completions', model: 'org/local-8b' });

    const scripted = await api.client.createWorker({ instructions: 'Answer.', model: 'scripted' });
    expect(scripted.model).toBe('scripted');
    expect(await lastTurn({ input: 'Hello.', workerId: scripted.id })).toMatchObject({
      outputText: 'Answer to: Hello.',
    });
  });

  test("of Anthropic's API call tools, and count what it reports", async () => {
    const worker = await api.client.createWorker({ instructions: 'Answer.', model: 'claude' });
    server.script(
      anthropicStream(['I calculate.', { tool: 'calculate', input: { expression: '6 * 7' } }], {
        input_tokens: 400,
        output_tokens: 30,
      }),
      anthropicStream(['It is 42.'], { input_tokens: 500, output_tokens: 10 }),
    );
    const turn = await lastTurn({ input: 'What is 6 * 7?', workerId: worker.id });
    expect(turn).toMatchObject({
      status: 'completed',
      outputText: 'I calculate.\n\nIt is 42.',
      inputTokens: 900,
      outputTokens: 40,
    });
    expect(server.asked.at(-1)).toMatchObject({ path: '/v1/messages', model: 'claude', authorization: KEY });
    expect(JSON.stringify(server.asked.at(-1)?.messages)).toContain('42');
  });

  test('are part of the versions of a worker; null is the default again', async () => {
    const { id } = await api.client.createWorker({ instructions: 'Answer.' });
    const patch = (body: object) => api.client.ask('PATCH', `/api/workers/${id}`, body);
    expect((await patch({ model: 'claude' })).json).toMatchObject({ model: 'claude' });
    expect((await patch({ model: null })).json).toMatchObject({ model: null });
    const { items } = await api.client.readVersions(id);
    expect(items.map(({ version, model }) => [version, model])).toEqual([
      [3, null],
      [2, 'claude'],
      [1, null],
    ]);
  });

  test('are refused by name if they are unknown, with the known ones', async () => {
    const { id } = await api.client.createWorker();
    for (const answer of [
      await api.client.ask('POST', '/api/workers', { model: 'gpt-9' }),
      await api.client.ask('PATCH', `/api/workers/${id}`, { model: 'gpt-9' }),
      await api.client.send({ input: 'Hello.', model: 'gpt-9' }),
    ]) {
      expect(answer.status).toBe(422);
      expect(errorOf(answer)).toBe(
        'model: there is no model gpt-9. Write one of local, claude, scripted, or null for the default.',
      );
    }
  });

  test('that are gone from the configuration fail the turn, which costs nothing', async () => {
    const { id } = await api.client.createWorker({ instructions: 'Answer.', model: 'claude' });
    await api.stop();
    api = await start(['local']);
    const before = await api.client.readAccount();
    const turn = await lastTurn({ input: 'Hello.', workerId: id });
    expect(turn).toMatchObject({ status: 'error', credits: 0, inputTokens: 0 });
    expect(turn.error?.message).toContain('model claude is not configured');
    expect(await api.client.readAccount()).toMatchObject({ creditsSpent: before.creditsSpent });
    await api.stop();
    api = await start(['local', 'claude']);
  });

  describe('are tested:', () => {
    /** Answers each question of the test by what it asks for. */
    const able: Reply = (res, asked) => {
      const text = JSON.stringify(asked.messages);
      if (text.includes('report_number')) {
        return stream(calls({ tool: 'report_number', input: { number: 7 } }), { finish: 'tool_calls' })(res, asked);
      }
      if ('response_format' in asked) return stream(says('{"number": 7}'))(res, asked);
      return stream(says(text.includes('image') ? 'Red.' : 'Ready.'))(res, asked);
    };

    test('what works', async () => {
      server.script(able, able, able, able);
      const result = await api.client.testModel('local');
      expect(result).toEqual({
        firstTokenMs: expect.any(Number),
        tools: true,
        schema: true,
        images: true,
        error: null,
      });
    });

    test('what does not', async () => {
      const weak: Reply = (res, asked) =>
        JSON.stringify(asked.messages).includes('image')
          ? status(400)(res, asked)
          : stream(says('As an assistant, I can not.'))(res, asked);
      server.script(weak, weak, weak, weak);
      expect(await api.client.testModel('local')).toMatchObject({
        tools: false,
        schema: false,
        images: false,
        error: null,
      });
    });

    test('what could not be found out now', async () => {
      server.script(stream(says('Ready.')), status(429), status(503), status(500));
      expect(await api.client.testModel('local')).toMatchObject({ tools: null, schema: null, images: null });
    });

    test('why not, without a word of the provider', async () => {
      server.script(status(401, {}, `Incorrect API key provided: ${KEY}`));
      const result = await api.client.testModel('local');
      expect(result).toEqual({
        firstTokenMs: null,
        tools: null,
        schema: null,
        images: null,
        error: "The model's server refused the key (status 401). Check apiKeyEnv of local in MODELS_FILE.",
      });
    });

    test('an unknown model is a 404, the built-in worker a 422', async () => {
      expect((await api.client.ask('POST', '/api/models/gpt-9/test')).status).toBe(404);
      const answer = await api.client.ask('POST', '/api/models/scripted/test');
      expect(answer.status).toBe(422);
      expect(errorOf(answer)).toContain('not a language model');
    });
  });

  test('log nothing', () => {
    expect(api.reports).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { readPart } from '#contract/task-event.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { singleModel } from '#server/language-model/model-config.ts';
import { anthropicStream, calls, type Piece, says, status, stream, thinks } from '../harness/model-server.ts';
import { setUpModelApi } from './set-up-model-api.ts';

const outputSchema = { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'] };
const ADD = { tool: 'calculate', input: { expression: '1 + 1' } };

describe('requests to a model', () => {
  const target = setUpModelApi((baseUrl) => {
    const plain = singleModel(baseUrl, 'plain', undefined);
    return {
      engine: createLanguageModel(plain),
      otherEngines: [
        createLanguageModel({ ...plain, name: 'with-schema', schema: true }),
        createLanguageModel({ ...plain, name: 'with-tags', thinkTag: 'think' }),
        ...['claude-sonnet-4-5', 'claude-3-haiku-20240307'].map((name) =>
          createLanguageModel({ ...plain, name, modelId: name, provider: 'anthropic', apiKey: 'sk', schema: true }),
        ),
      ],
    };
  });

  async function run(fields: Record<string, unknown>) {
    const taskId = newId('tsk');
    await target.api.client.run({ taskId, ...fields });
    const [turn] = await target.api.client.readTurns(taskId, '?steps=true&parts=true');
    const parts = (turn?.parts ?? []).map(({ part }) => readPart(part));
    const reasoning = parts.map((part) => (part.type === 'reasoning-delta' ? part.delta : '')).join('');
    return { turn, reasoning };
  }

  test('have the output schema in the prompt, and as the format where the server takes it', async () => {
    const json = stream(says('{"sum": 2}'));
    for (const [model, format] of [
      ['plain', undefined],
      ['with-schema', { type: 'json_schema', json_schema: { schema: outputSchema, strict: false, name: 'response' } }],
    ] as const) {
      const worker = await target.api.client.createWorker({ outputSchema, model });
      target.server.script(stream(says('Two.')), json);
      const { turn } = await run({ input: 'Add.', workerId: worker.id });
      expect(turn?.structuredOutput).toEqual({ sum: 2 });
      expect(target.server.asked.at(-2)).not.toHaveProperty('response_format');
      expect(target.server.asked.at(-1)?.['response_format']).toEqual(format);
      expect(String(target.server.asked.at(-1)?.messages.at(-1)?.content)).toContain(JSON.stringify(outputSchema));
    }
  });

  test.each([
    ['a format of the response', 'claude-sonnet-4-5', '{"sum": 2}'],
    ['a tool, for older models', 'claude-3-haiku-20240307', { tool: 'json', input: { sum: 2 } }],
  ])("have the output schema for Anthropic's API as %s", async (_, model, reply) => {
    const worker = await target.api.client.createWorker({ outputSchema, model });
    const usage = { input_tokens: 10, output_tokens: 3 };
    target.server.script(anthropicStream(['Two.'], usage), anthropicStream([reply], usage));
    const { turn } = await run({ input: 'Add.', workerId: worker.id });
    expect(turn).toMatchObject({ status: 'completed', outputText: 'Two.', structuredOutput: { sum: 2 } });
    const { messages, ...settings } = target.server.asked.at(-1) ?? {};
    expect(JSON.stringify(messages)).toContain('JSON Schema');
    expect(JSON.stringify(settings)).toContain('"sum":{"type":"number"}');
  });

  test('are sent again without the format if the server refuses it, as the same step', async () => {
    const worker = await target.api.client.createWorker({ outputSchema, model: 'with-schema' });
    target.server.script(stream(says('Two.')), status(400), stream(says('{"sum": "two"}')), stream(says('{"sum": 2}')));
    const { turn } = await run({ input: 'Add.', workerId: worker.id });
    expect(turn?.structuredOutput).toEqual({ sum: 2 });
    expect(target.server.asked.slice(-3).map((asked) => 'response_format' in asked)).toEqual([true, false, false]);
    expect(turn?.steps?.map(({ kind }) => kind)).toEqual(['model', 'model', 'model']);
  });

  test('have the reasoning and the signatures of earlier steps', async () => {
    const [call] = calls(ADD);
    const signed: Piece[] = [{ tool_calls: [{ ...Object(call)['tool_calls'][0], ...signature('s1') }] }];
    target.server.script(
      stream([...thinks('I should add.'), ...signed], { finish: 'tool_calls' }),
      stream(says('Two.')),
    );
    await run({ input: 'Add.' });
    const said = target.server.asked.at(-1)?.messages.find(({ role }) => role === 'assistant');
    expect(said).toMatchObject({ reasoning_content: 'I should add.', tool_calls: [signature('s1')] });
  });

  test('are sent again without the reasoning if the server refuses it', async () => {
    target.server.script(
      stream([...thinks('I should add.'), ...calls(ADD)], { finish: 'tool_calls' }),
      status(400),
      stream(says('Two.')),
    );
    const { turn } = await run({ input: 'Add.' });
    expect(turn).toMatchObject({ status: 'completed', outputText: 'Two.' });
    expect(JSON.stringify(target.server.asked.at(-2))).toContain('reasoning_content');
    expect(JSON.stringify(target.server.asked.at(-1))).not.toContain('reasoning_content');
  });

  test('do not have reasoning that the model writes between tags, which is shown as such', async () => {
    const worker = await target.api.client.createWorker({ model: 'with-tags' });
    target.server.script(
      stream([...says('<think>I should ', 'add.</think>', 'I add. '), ...calls(ADD)], { finish: 'tool_calls' }),
      stream(says('<think>Done.</think>Two.')),
    );
    const { turn, reasoning } = await run({ input: 'Add.', workerId: worker.id });
    expect(turn?.outputText).toBe('I add. \n\nTwo.');
    expect(reasoning).toContain('I should add.');
    expect(JSON.stringify(target.server.asked.at(-1)?.messages)).not.toContain('I should add.');
  });
});

function signature(text: string) {
  return { extra_content: { google: { thought_signature: text } } };
}

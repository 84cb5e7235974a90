import { describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { readPart } from '#contract/task-event.ts';
import type { Engine } from '#server/runner/engine.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { singleModel } from '#server/language-model/model-config.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { createGate } from '../harness/gate.ts';
import { calls, cutAfter, html, says, status, stream, thinks } from '../harness/model-server.ts';
import { setUpModelApi } from './set-up-model-api.ts';

/** Sent to a model that soon counts as silent. */
const SILENT = 'Be silent.';
const KEY = 'sk-test-0123456789abcdef';
const CSV = new File(['city,price\nGirona,210\nLleida,140\n'], 'homes.csv', { type: 'text/csv' });

describe('a language model', () => {
  const target = setUpModelApi((baseUrl) => {
    const config = singleModel(baseUrl, 'test-model', KEY);
    const patient = createLanguageModel(config);
    const hasty = createLanguageModel({ ...config, silenceMs: 500 });
    const engine: Engine = { ...patient, run: (turn) => (turn.input === SILENT ? hasty : patient).run(turn) };
    return { engine };
  });

  const messages = (at: number) => target.server.asked.at(at)?.messages.map(({ role, content }) => ({ role, content }));
  async function run(fields: { input: string; workerId?: string; taskId?: string; budget?: string }) {
    const taskId = fields.taskId ?? newId('tsk');
    const worker = await target.api.client.run({ taskId, ...fields });
    return { taskId, worker, turn: await target.api.client.readLastTurn(taskId) };
  }
  const partsOf = async (taskId: string) => {
    const turns = await target.api.client.readTurns(taskId, '?parts=true');
    return turns.flatMap(({ parts = [] }) => parts.map(({ part }) => readPart(part)));
  };

  async function callsOf(taskId: string) {
    const usage = (await partsOf(taskId)).flatMap((part) => (part.type === 'data-usage' ? part.data.toolCalls : []));
    return usage.at(-1);
  }

  test('answers with the instructions, the files and the turns before, and counts the reported tokens', async () => {
    const worker = await target.api.client.createWorker({ instructions: 'Answer briefly.' });
    target.server.script(
      stream([...thinks('Hm.'), ...says('It is ', 'four.')], {
        usage: { prompt_tokens: 3000, completion_tokens: 500 },
      }),
    );
    const { taskId, turn } = await run({ input: 'What is 2 + 2?', workerId: worker.id });
    expect(turn).toMatchObject({
      status: 'completed',
      outputText: 'It is four.',
      inputTokens: 3000,
      outputTokens: 500,
      credits: 4,
    });
    expect(target.server.asked.at(-1)).toMatchObject({ model: 'test-model', authorization: `Bearer ${KEY}` });
    expect(messages(-1)?.[0]?.content).toContain('Answer briefly.');

    target.server.script(stream(says('Five.')));
    await run({ input: 'And 2 + 3?', taskId });
    expect(messages(-1)?.slice(1)).toEqual([
      { role: 'user', content: 'What is 2 + 2?' },
      { role: 'assistant', content: 'It is four.' },
      { role: 'user', content: 'And 2 + 3?' },
    ]);
    const types = (await partsOf(taskId)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['reasoning-start', 'reasoning-delta', 'reasoning-end']));
  });

  test('runs the tools that the model asks for, and gives it their results', async () => {
    const taskId = newId('tsk');
    target.server.script(
      stream(
        calls(
          { tool: 'calculate', input: { expression: '6 * 7' } },
          { tool: 'query_table', input: { file: 'homes.csv', measures: [{ op: 'sum', column: 'price' }] } },
        ),
        { finish: 'tool_calls', usage: { prompt_tokens: 100, completion_tokens: 10 } },
      ),
      stream(says('42 and 350.'), { usage: { prompt_tokens: 200, completion_tokens: 20 } }),
    );
    const answer = await target.api.client.upload({ input: 'Add up.', taskId }, [CSV]);
    expect(answer.status).toBe(200);
    expect(messages(0)?.[0]?.content ?? '').not.toContain('homes.csv');
    expect(messages(-2)?.[0]?.content).toContain('homes.csv (text/csv');
    const results = messages(-1)
      ?.filter(({ role }) => role === 'tool')
      .map(({ content }) => String(content));
    expect(results?.[0]).toContain('"result":42');
    expect(results?.[1]).toContain('350');
    expect(await target.api.client.readLastTurn(taskId)).toMatchObject({
      outputText: '42 and 350.',
      inputTokens: 300,
      outputTokens: 30,
    });
    expect(await callsOf(taskId)).toBe(2);
  });

  test('writes files that the operator gets', async () => {
    const taskId = newId('tsk');
    const query = { file: 'homes.csv', groupBy: ['city'], measures: [{ op: 'sum', column: 'price' }] };
    target.server.script(
      stream(
        calls(
          { tool: 'write_text', input: { name: 'report.html', content: '<h1>Homes</h1>' } },
          { tool: 'write_chart', input: { name: 'prices.svg', title: 'Prices', query } },
          { tool: 'write_text', input: { name: 'run.sh', content: 'ls' } },
        ),
        { finish: 'tool_calls' },
      ),
      stream(says('Done.')),
    );
    expect((await target.api.client.upload({ input: 'Report.', taskId }, [CSV])).status).toBe(200);
    const turn = await target.api.client.readLastTurn(taskId);
    expect(turn.files?.map(({ filename, mediaType }) => [filename, mediaType])).toEqual([
      ['report.html', 'text/html'],
      ['prices.svg', 'image/svg+xml'],
    ]);
    const shown = (await partsOf(taskId)).filter(({ type }) => type === 'file');
    expect(shown).toHaveLength(2);
    expect(JSON.stringify(messages(-1))).toContain('must end in');
  });

  test('gives an unknown tool, a wrong input and text that is not JSON back to the model, and counts them', async () => {
    target.server.script(
      stream(
        calls(
          { tool: 'no_such_tool', input: {} },
          { tool: 'calculate', input: { formula: '1' } },
          { tool: 'calculate', input: '{"expression": "1 +' },
        ),
        { finish: 'tool_calls' },
      ),
      stream(says('I give up.')),
    );
    const { taskId, turn } = await run({ input: 'Try it.' });
    expect(turn).toMatchObject({ status: 'completed', outputText: 'I give up.' });
    expect(await callsOf(taskId)).toBe(3);
    const results = messages(-1)
      ?.filter(({ role }) => role === 'tool')
      .map(({ content }) => String(content));
    expect(results?.[0]).toContain('There is no tool no_such_tool.');
    expect(results?.[1]).toContain('expression');
  });

  test('asks for an answer without tools when the tool calls of the budget are used up', async () => {
    const call = { tool: 'calculate', input: { expression: '1 + 1' } };
    target.server.script(stream(calls(call, call), { finish: 'tool_calls' }), stream(says('Two.')));
    const { taskId, turn } = await run({ input: 'Twice.', budget: 'low' });
    expect(turn).toMatchObject({ status: 'completed', outputText: 'Two.' });
    expect(await callsOf(taskId)).toBe(1);
    expect(target.server.asked.at(-2)).toMatchObject({
      tools: expect.arrayContaining([expect.objectContaining({ type: 'function' })]),
      tool_choice: 'auto',
    });
    expect(target.server.asked.at(-1)).toMatchObject({ tool_choice: 'none' });
    const [result] =
      messages(-1)
        ?.filter(({ role }) => role === 'tool')
        .toReversed() ?? [];
    expect(String(result?.content)).toContain('used up');
    expect(String(messages(-1)?.at(-1)?.content)).toContain('1 of 1 tool calls of this turn are used.');
  });

  test('ends at the tool call limit if the model calls tools that it was not offered', async () => {
    const call = calls({ tool: 'calculate', input: { expression: '1 + 1' } });
    target.server.script(stream(call, { finish: 'tool_calls' }), stream(call, { finish: 'tool_calls' }));
    const { turn } = await run({ input: 'Again and again.', budget: 'low' });
    expect(turn).toMatchObject({ status: 'completed', incompleteDetails: { reason: 'tool_call_limit' } });
  });

  test('names no limit if the model calls a tool instead of filling the output schema', async () => {
    const worker = await target.api.client.createWorker({ outputSchema: { type: 'object' } });
    const call = calls({ tool: 'calculate', input: { expression: '1 + 1' } });
    target.server.script(stream(says('Two.')), stream(call, { finish: 'tool_calls' }));
    const { turn } = await run({ input: 'Fill it.', workerId: worker.id });
    expect(turn).toMatchObject({
      status: 'error',
      error: { message: 'The model called a tool where it was asked for text alone.' },
      incompleteDetails: null,
    });
  });

  test('ends at the step that the credits do not cover, and never charges more than there are', async () => {
    const { client } = await target.api.organisation({ credits: 3 });
    const usage = { prompt_tokens: 9000, completion_tokens: 100 };
    target.server.script(
      stream(calls({ tool: 'calculate', input: { expression: '1 + 1' } }), { finish: 'tool_calls', usage }),
      stream(says('Never sent.')),
    );
    const taskId = newId('tsk');
    await client.run({ input: 'Spend it.', taskId });
    const turn = await client.readLastTurn(taskId);
    expect(turn).toMatchObject({ incompleteDetails: { reason: 'credits_exhausted' }, credits: 3 });
    expect(await client.readAccount()).toMatchObject({ creditsLeft: 0 });
  });

  test('fills the output schema, and repairs an output once', async () => {
    const outputSchema = { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'] };
    const worker = await target.api.client.createWorker({ outputSchema });
    target.server.script(
      stream(says('It is 4.')),
      stream(says('{"sum": "four"}')),
      stream(says('```json\n{"sum": 4}\n```')),
    );
    const { turn } = await run({ input: 'Add.', workerId: worker.id });
    expect(turn).toMatchObject({ status: 'completed', outputText: 'It is 4.', structuredOutput: { sum: 4 } });
    expect(String(messages(-1)?.at(-1)?.content)).toContain('sum');

    target.server.script(stream(says('It is 4.')), stream(says('{}')), stream(says('{"sum": null}')));
    const failed = await run({ input: 'Add again.', workerId: worker.id });
    expect(failed.turn).toMatchObject({ status: 'error', outputText: 'It is 4.', structuredOutput: null });
    expect(failed.turn.error?.message).toMatch(/output schema: sum /);
  });

  test('a schema whose pattern backtracks for ever does not stop the API', async () => {
    const text = { type: 'string', pattern: '^(a+)+$' };
    const worker = await target.api.client.createWorker({ outputSchema: { type: 'object', properties: { text } } });
    const reply = JSON.stringify({ text: `${'a'.repeat(40)}!` });
    target.server.script(stream(says('Done.')), stream(says(reply)));
    const taskId = newId('tsk');
    const reading = await target.api.client.stream({ input: 'Backtrack.', workerId: worker.id, taskId });
    await reading.until(({ part }) => part?.type === 'text-end');
    await expectEventually(() => target.server.asked.at(-1)?.messages.at(-1)?.content).toContain('JSON Schema');
    expect((await target.api.client.readAccount()).creditsLeft).toBeGreaterThan(0);
    await target.api.client.abort(taskId);
    await reading.rest();
    expect(await target.api.client.readLastTurn(taskId)).toMatchObject({ status: 'aborted', structuredOutput: null });
  });

  test.each([
    ['none', undefined],
    ['of 0', { prompt_tokens: 0, completion_tokens: 0 }],
    ['of fractions', { prompt_tokens: 10.5, completion_tokens: 1.5 }],
    ['below 0', { prompt_tokens: -5000, completion_tokens: -1 }],
    ['of an overflow', { prompt_tokens: 4_294_967_295, completion_tokens: 4_294_967_295 }],
  ])('estimates tokens if the model reports %s', async (_, usage) => {
    target.server.script(stream(says('x'.repeat(8000)), { ...(usage && { usage }) }));
    const { turn } = await run({ input: 'Write much.' });
    expect(turn.outputTokens).toBe(2000);
    expect(turn.inputTokens).toBeGreaterThan(100);
  });

  test('charges no input that the server refused', async () => {
    target.server.script(status(401));
    const { turn } = await run({ input: 'x'.repeat(40_000) });
    expect(turn).toMatchObject({ status: 'error', inputTokens: 0, credits: 0 });
  });

  test('ends the request after an error in mid-stream', async () => {
    const closed = createGate();
    target.server.script(async (res, asked) => {
      res.on('close', closed.open);
      const error = () => {
        res.write('data: {"error":{"message":"overloaded"}}\n\n');
        return new Promise(() => undefined);
      };
      await stream([...says('Half'), error])(res, asked);
    });
    expect((await run({ input: 'Fail in mid-stream.' })).turn.status).toBe('error');
    await closed.pass(AbortSignal.timeout(60_000));
  });

  test('Stop ends a step, keeps its text and charges the estimate', async () => {
    const gate = createGate();
    const taskId = newId('tsk');
    target.server.script(stream([...says('Half an '), () => gate.pass(new AbortController().signal)]));
    const reading = await target.api.client.stream({ input: 'Write.', taskId });
    await reading.until(({ part }) => part?.type === 'text-delta');
    await target.api.client.abort(taskId);
    await reading.rest();
    expect(await target.api.client.readLastTurn(taskId)).toMatchObject({
      status: 'aborted',
      outputText: 'Half an ',
      outputTokens: 2,
    });
    gate.open();
  });

  test.each([
    ['401', [status(401, {}, `Incorrect API key provided: ${KEY}`)], /refused the key \(status 401\)/],
    ['403', [status(403)], /refused the key/],
    ['an unknown model', [status(404)], /does not have test-model/],
    ['a request that it does not take', [status(400)], /did not accept the request/],
    ['HTML', [html('<html>Welcome</html>')], /another format/],
    ['a stream without an end', [stream(says('Half'), { finish: null })], /lost in mid-answer/],
    ['a connection that breaks', [cutAfter(says('Half'))], /lost in mid-answer/],
    ['an empty answer', [stream([])], /without an answer/],
    ['the output limit', [stream(says('Half'), { finish: 'length' })], /output limit/],
    ['a refusal', [stream([], { finish: 'content_filter' })], /because of its content/],
    ['silence before the answer', [() => undefined], /silent/],
    ['silence within the answer', [stream([...says('Half'), () => new Promise(() => undefined)])], /silent/],
  ])('fails in our own words after %s, without a secret', async (_, replies, words) => {
    target.server.script(...replies);
    const { taskId, turn } = await run({ input: String(words).includes('silent') ? SILENT : 'Fail.' });
    expect(turn.status).toBe('error');
    expect(turn.error?.message).toMatch(words);
    expect(JSON.stringify(await partsOf(taskId))).not.toContain(KEY);
  });

  test('logs nothing about failures of the model', () => {
    expect(target.api.reports).toEqual([]);
  });

  test('sends a request again that the server could not take yet', async () => {
    target.server.script(status(429, { 'retry-after-ms': '10' }), stream(says('Now.')));
    expect((await run({ input: 'Wait.' })).turn.outputText).toBe('Now.');
  });
});

import { describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { type ModelConfig, singleModel } from '#server/language-model/model-config.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { freePort } from '../harness/free-port.ts';
import { anthropicStream, calls, cutAfter, html, type Reply, says, status, stream } from '../harness/model-server.ts';
import { setUpModelApi } from './set-up-model-api.ts';

const KEY = 'sk-test-0123456789abcdef';
const SOON = { 'retry-after-ms': '10' };
const LEAKING = `Incorrect API key provided: ${KEY}`;

/** Closes the connection without a response. */
const hangUp: Reply = (res) => void res.destroy();

/** Reports an error within a stream that has begun, in the format of either API. */
const errorInStream: Reply = (res) => {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.end(`event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: 'x', message: LEAKING } })}\n\n`);
};

const redirectsTo =
  (location: string): Reply =>
  (res) =>
    void res.writeHead(307, { location }).end();

/** Until the API closes the connection. */
const endless: Reply = (res) =>
  new Promise((resolve) => {
    res.on('close', resolve);
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: ');
    const write = () => void (res.closed || res.write('x'.repeat(2 ** 20), () => void setImmediate(write)));
    write();
  });

const failAfterHalf: Reply = (res, asked) => {
  const fail = async () => void res.write(`data: ${JSON.stringify({ error: { message: LEAKING } })}\n\n`);
  return stream([...says('Half'), fail])(res, asked);
};

describe('faults of a model', () => {
  const target = setUpModelApi(async (baseUrl) => {
    const openAi = singleModel(baseUrl, 'openai', KEY);
    const anthropic: ModelConfig = { ...openAi, name: 'anthropic', modelId: 'anthropic', provider: 'anthropic' };
    const gone = { ...openAi, name: 'gone', baseUrl: `http://127.0.0.1:${await freePort()}/v1` };
    return {
      engine: createLanguageModel(openAi),
      otherEngines: [createLanguageModel(anthropic), createLanguageModel(gone)],
    };
  });

  async function run(model: string, replies: readonly Reply[], fields: Record<string, unknown> = {}) {
    const { id } = await target.api.client.createWorker({ instructions: 'Answer.', model });
    const [taskId, before] = [newId('tsk'), target.server.asked.length];
    target.server.script(...replies);
    await target.api.client.run({ input: 'Hello.', taskId, workerId: id, ...fields });
    const turn = await target.api.client.readLastTurn(taskId);
    const stored = JSON.stringify(await target.api.client.readTurns(taskId, '?parts=true'));
    expect(stored).not.toContain(KEY);
    return { turn, requests: target.server.asked.length - before };
  }

  const answers: Readonly<Record<string, Reply>> = {
    openai: stream(says('Now.')),
    anthropic: anthropicStream(['Now.'], { input_tokens: 10, output_tokens: 2 }),
  };

  describe.each(['openai', 'anthropic'])('with the API of %s', (model) => {
    const answer = answers[model] ?? status(500);

    test.each([
      ['429 with Retry-After', status(429, { 'retry-after': '1' })],
      ['a failure of the server', status(500, SOON)],
      ['an overloaded server', status(529, SOON)],
      ['a gateway without its server', status(502, SOON, '<html>')],
      ['a connection that is closed before the response', hangUp],
    ])('a request is repeated after %s', async (_, fault) => {
      const { turn, requests } = await run(model, [fault, answer]);
      expect(turn).toMatchObject({ status: 'completed', outputText: 'Now.' });
      expect(requests).toBe(2);
    });

    test.each([
      ['429 for ever', status(429, SOON, LEAKING), 3, /asked to wait \(status 429\)/],
      ['a server that always fails', status(503, SOON, LEAKING), 3, /failed \(status 503\)/],
      ['401', status(401, {}, LEAKING), 1, /refused the key \(status 401\). Check MODEL_API_KEY/],
      ['402', status(402, {}, LEAKING), 1, /has no credit \(status 402\)/],
      ['403', status(403, {}, LEAKING), 1, /refused the key/],
      ['404', status(404, {}, LEAKING), 1, /does not have (openai|anthropic) \(status 404\)/],
      ['413', status(413, {}, LEAKING), 1, /too long for the model's server/],
      ['400', status(400, {}, LEAKING), 1, /did not accept the request/],
      ['a redirect', redirectsTo(`/v1/elsewhere`), 1, /redirects to another address \(status 307\)/],
      ['an endless line', endless, 1, /reported an error, or answered in another format/],
      ['HTML', html(`<html>${LEAKING}</html>`), 1, /another format than/],
      ['an error in the stream', errorInStream, 1, /reported an error|failed/],
    ])(
      'a turn fails after %s, in our own words, and costs nothing for refused input',
      async (_, fault, sent, words) => {
        const { turn, requests } = await run(model, [fault, fault, fault, answer]);
        expect(turn).toMatchObject({ status: 'error', outputText: '' });
        expect(turn.error?.message).toMatch(words);
        expect(requests).toBe(sent);
        if (String(words).includes('status')) expect(turn.credits).toBe(0);
      },
    );
  });

  test('a server that is not there is named', async () => {
    const { turn } = await run('gone', []);
    expect(turn.error?.message).toMatch(
      /^The model's server 127\.0\.0\.1:\d+ could not be reached\. Check MODEL_BASE_URL/,
    );
    expect(turn).toMatchObject({ status: 'error', credits: 0 });
  });

  test.each([
    ['a connection that breaks', cutAfter(says('Half'))],
    ['a stream that ends early', stream(says('Half'), { finish: null })],
    ['an error', failAfterHalf],
  ])('nothing is repeated after %s in mid-answer', async (_, fault) => {
    const { turn, requests } = await run('openai', [fault, stream(says('Again.'))]);
    // What was written is charged, and the input.
    expect(turn).toMatchObject({ status: 'error', outputText: 'Half', outputTokens: 1 });
    expect(turn.inputTokens).toBeGreaterThan(100);
    expect(turn.error?.message).toContain('lost in mid-answer');
    expect(requests).toBe(1);
  });

  test('a refusal is shown, and named as such', async () => {
    const refusal = stream([{ refusal: 'I will not do that.' }]);
    const { turn } = await run('openai', [refusal]);
    expect(turn).toMatchObject({ status: 'error', outputText: 'I will not do that.' });
    expect(turn.error?.message).toContain('because of its content');
  });

  test.each([
    ['that is a list', '[1]'],
    ['that is a number', '5'],
    ['that is empty', ''],
    ['that is cut off', '{"expression": "1 +'],
  ])('the input of a tool %s goes back to the model', async (_, input) => {
    const call = calls({ tool: 'calculate', input });
    const { turn } = await run('openai', [stream(call, { finish: 'tool_calls' }), stream(says('I see.'))]);
    expect(turn).toMatchObject({ status: 'completed', outputText: 'I see.' });
    const [, result] = target.server.asked.at(-1)?.messages.slice(-2) ?? [];
    expect(result).toMatchObject({ role: 'tool', content: expect.stringMatching(/expression|expected/i) });
  });

  test.each([
    ['a tool whose name can not be stored', 'calc\u0000', '{}'],
    ['a tool with an endless name', 'x'.repeat(300_000), '{}'],
  ])('a call of %s goes back to the model', async (_, tool, input) => {
    const call = calls({ tool, input });
    const { turn } = await run('openai', [stream(call, { finish: 'tool_calls' }), stream(says('I\u0000 see.'))]);
    expect(turn).toMatchObject({ status: 'completed', outputText: 'I\u{FFFD} see.' });
    const [, result] = target.server.asked.at(-1)?.messages.slice(-2) ?? [];
    expect(result).toMatchObject({ role: 'tool', content: expect.stringMatching(/^There is no tool [^\0]{4,100}\.$/) });
  });

  test('Stop ends a turn whose model has not answered yet', async () => {
    const [taskId, before] = [newId('tsk'), target.server.asked.length];
    target.server.script(() => undefined);
    const running = target.api.client.run({ input: 'Hello.', taskId });
    await expectEventually(() => target.server.asked.length).toBe(before + 1);
    await target.api.client.abort(taskId);
    expect(await running).toMatchObject({ running: false });
    expect(await target.api.client.readLastTurn(taskId)).toMatchObject({ status: 'aborted', outputText: '' });
  });

  test('nothing is logged', () => {
    expect(target.api.reports).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { readPart } from '#contract/task-event.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { singleModel } from '#server/language-model/model-config.ts';
import { addTool } from '../harness/add-tool.ts';
import type { ApiClient } from '../harness/api-client.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { createGate } from '../harness/gate.ts';
import { calls, type Piece, says, status, stream } from '../harness/model-server.ts';
import { call, createScriptedEngine, fail, hold, text } from '../harness/scripted-engine.ts';
import { targetName } from './make-storage.ts';
import { setUpModelApi } from './set-up-model-api.ts';

/** A thousand output tokens cost 10 credits, ten thousand input tokens 1. */
const PRICES = { input: 0.1, cachedInput: 0.02, output: 10 };
const SCRIPTED = 'scripted';

describe(`steps and their charges (${targetName})`, () => {
  const scripted = createScriptedEngine();
  const target = setUpModelApi((baseUrl) => {
    const config = { ...singleModel(baseUrl, 'priced', undefined), prices: PRICES, maxOutputTokens: 2000 };
    const free = { ...config, name: 'unpriced', prices: null };
    return {
      engine: createLanguageModel(config),
      otherEngines: [createLanguageModel(free), scripted],
    };
  });

  async function lastUsage(client: ApiClient, taskId: string) {
    const turns = await client.readTurns(taskId, '?parts=true');
    const parts = turns.flatMap((turn) => turn.parts ?? []).map(({ part }) => readPart(part));
    return parts.flatMap((part) => (part.type === 'data-usage' ? [part.data] : [])).at(-1);
  }

  async function run(fields: Record<string, unknown>, client = target.api.client) {
    const taskId = newId('tsk');
    await client.run({ taskId, ...fields });
    const [turn] = await client.readTurns(taskId, '?steps=true');
    return { taskId, turn, steps: turn?.steps ?? [] };
  }

  /** Sum of steps = turn = task totals = ledger. */
  async function expectSums(client: ApiClient, taskIds: readonly string[]) {
    let spent = 0;
    for (const taskId of taskIds) {
      const turns = await client.readTurns(taskId, '?steps=true');
      for (const turn of turns) {
        const sum = (of: 'credits' | 'inputTokens' | 'outputTokens') =>
          (turn.steps ?? []).reduce((total, step) => total + (step[of] ?? 0), 0);
        expect([sum('credits'), sum('inputTokens'), sum('outputTokens')]).toEqual([
          turn.credits,
          turn.inputTokens,
          turn.outputTokens,
        ]);
      }
      const { totals } = (await client.readTask(taskId)).task;
      expect(totals.credits).toBe(turns.reduce((total, turn) => total + (turn.credits ?? 0), 0));
      spent += totals.credits;
    }
    expect((await client.readAccount()).creditsSpent).toBe(spent);
    const { totals } = await client.readUsage();
    expect(totals.credits).toBe(spent);
  }

  test('add up to the turn, the task and the account, however turns end', async () => {
    const { client } = await target.api.organisation();
    const worker = await client.createWorker({ instructions: 'Add.', model: SCRIPTED });
    const unpriced = await client.createWorker({ instructions: 'Add.', model: 'unpriced' });
    const gate = createGate();
    scripted.on('Sum.', text('I add. '), call(addTool, { a: 1, b: 1 }), text('2'));
    scripted.on('Break.', call(addTool, { a: 1, b: 1 }), text('x'.repeat(9000)), fail('the wheel came off'));
    scripted.on('Stop.', call(addTool, { a: 1, b: 1 }), hold(gate));
    const tasks = [
      await run({ input: 'Sum.', workerId: worker.id }, client),
      await run({ input: 'Break.', workerId: worker.id }, client),
    ];
    expect(tasks[0]?.steps.map(({ kind, name, credits }) => [kind, name, credits])).toEqual([
      ['work', 'scripted', 1],
      ['tool', 'add', 2],
    ]);
    const stopped = newId('tsk');
    const stopping = client.run({ input: 'Stop.', taskId: stopped, workerId: worker.id });
    await gate.reached;
    await client.abort(stopped);
    await stopping;

    const usage = { prompt_tokens: 1200, completion_tokens: 70 };
    const add = calls({ tool: 'calculate', input: { expression: '1 + 1' } });
    for (const workerId of [undefined, unpriced.id]) {
      target.server.script(stream(add, { finish: 'tool_calls', usage }), stream(says('Two.'), { usage }));
      tasks.push(await run({ input: 'What is 1 + 1?', workerId }, client));
      target.server.script(stream(says('Half'), { finish: null }));
      tasks.push(await run({ input: 'Fail.', workerId }, client));
      target.server.script(status(401));
      tasks.push(await run({ input: 'Be refused.', workerId }, client));
    }
    await expectSums(client, [stopped, ...tasks.map(({ taskId }) => taskId)]);
  });

  test('follow the prices of the model; a dollar is 1,000 credits', async () => {
    const usage = { prompt_tokens: 100_000, completion_tokens: 500, prompt_tokens_details: { cached_tokens: 50_000 } };
    target.server.script(stream(says('Done.'), { usage }));
    const { taskId, turn, steps } = await run({ input: 'Use the cache.' });
    // 5 for the input that was not cached, 1 for the cached, 5 for the output.
    expect(turn?.credits).toBe(11);
    expect(steps).toMatchObject([{ kind: 'model', name: 'priced', cachedInputTokens: 50_000, estimated: false }]);
    expect(await lastUsage(target.api.client, taskId)).toMatchObject({
      credits: 11,
      cachedInputTokens: 50_000,
      steps: 1,
    });
    expect(await lastUsage(target.api.client, taskId)).not.toHaveProperty('estimated');
  });

  test('say that tokens are estimated if the model reports none', async () => {
    target.server.script(stream(says('x'.repeat(4000))));
    const { taskId, steps } = await run({ input: 'Write.' });
    expect(steps).toMatchObject([{ outputTokens: 1000, estimated: true }]);
    expect(await lastUsage(target.api.client, taskId)).toMatchObject({ estimated: true });
  });

  test('of turns that run at once never cost more than there is, and their output is lowered', async () => {
    const { client } = await target.api.organisation({ credits: 23 });
    const gate = createGate();
    const usage = { prompt_tokens: 1000, completion_tokens: 900 };
    // The first reserves 20 for its output, and 1 for its input.
    target.server.script(stream([...says('One. '), () => gate.pass(new AbortController().signal)], { usage }));
    const first = newId('tsk');
    const running = client.run({ input: 'First.', taskId: first });
    await expectEventually(() => target.server.asked.at(-1)?.messages.at(-1)?.content).toBe('First.');
    expect(target.server.asked.at(-1)).toMatchObject({ max_tokens: 2000 });

    const second = await run({ input: 'Second.' }, client);
    expect(second.turn).toMatchObject({ incompleteDetails: { reason: 'credits_exhausted' }, credits: 0, steps: [] });
    expect(target.server.asked.at(-1)?.messages.at(-1)?.content).toBe('First.');
    gate.open();
    await running;
    expect(await client.readAccount()).toMatchObject({ creditsSpent: 10, creditsLeft: 13 });

    target.server.script(
      stream(says('Cut'), { finish: 'length', usage: { prompt_tokens: 900, completion_tokens: 1400 } }),
    );
    const third = await run({ input: 'Third.' }, client);
    expect(target.server.asked.at(-1)?.['max_tokens']).toBeGreaterThan(1000);
    expect(target.server.asked.at(-1)?.['max_tokens']).toBeLessThan(1300);
    expect(third.turn).toMatchObject({
      status: 'completed',
      outputText: 'Cut',
      credits: 13,
      incompleteDetails: { reason: 'credits_exhausted' },
    });
    await expectSums(client, [first, second.taskId, third.taskId]);
  });

  test('end at the time limit of the budget, with what there is', async () => {
    target.server.script(stream([...says('Half an '), () => new Promise(() => undefined)]));
    const taskId = newId('tsk');
    const reading = await target.api.client.stream({ input: 'Take long.', taskId, budget: 'low' });
    await reading.until(({ part }) => part?.type === 'text-delta');
    target.api.passTime(60_000);
    await reading.rest();
    expect(await target.api.client.readLastTurn(taskId)).toMatchObject({
      status: 'completed',
      outputText: 'Half an ',
      incompleteDetails: { reason: 'time_limit' },
    });
    expect((await lastUsage(target.api.client, taskId))?.limits).toEqual({
      toolCalls: 1,
      steps: 6,
      tokens: 100_000,
      seconds: 60,
    });
  });

  test('ask the model to finish when a cap is near', async () => {
    const add = calls({ tool: 'calculate', input: { expression: '1 + 1' } });
    target.server.script(
      ...Array.from({ length: 4 }, () => stream(add, { finish: 'tool_calls' })),
      stream(says('Eight.')),
    );
    await run({ input: 'Add on.' });
    const notes = target.server.asked.slice(-5).map(({ messages }) => String(messages.at(-1)?.content));
    expect(notes.map((note) => note.includes('Finish now'))).toEqual([false, false, false, false, true]);
    expect(notes.at(-1)).toContain('4 of 5 tool calls');
  });

  test('end at the token limit', async () => {
    target.server.script(stream(says('x'.repeat(900), 'y'.repeat(500_000), 'z')));
    const { turn } = await run({ input: 'Write a book.', budget: 'low' });
    expect(turn).toMatchObject({ status: 'completed', incompleteDetails: { reason: 'token_limit' } });
  });

  const half: Piece[] = calls({ tool: 'calculate', input: `{"expression": "${'1 + '.repeat(100)}` });
  test.each([
    ['while the arguments of a tool arrive', 'Call a tool.', false, half],
    ['while the JSON of an output schema arrives', 'Fill it.', true, says(`{"text": "${'x'.repeat(400)}`)],
  ])('are charged for what has arrived on Stop %s', async (_, input, hasSchema, pieces) => {
    const outputSchema = { type: 'object', properties: { text: { type: 'string' } } };
    const worker = await target.api.client.createWorker(hasSchema ? { outputSchema } : {});
    const silent = stream([...pieces, () => new Promise(() => undefined)]);
    target.server.script(...(hasSchema ? [stream(says('Done.')), silent] : [silent]));
    const taskId = newId('tsk');
    const running = target.api.client.run({ input, taskId, workerId: worker.id });
    await expectEventually(async () => (await lastUsage(target.api.client, taskId))?.outputTokens ?? 0).toBeGreaterThan(
      99,
    );
    await target.api.client.abort(taskId);
    await running;
    const [turn] = await target.api.client.readTurns(taskId, '?steps=true');
    expect(turn?.status).toBe('aborted');
    expect(turn?.steps?.at(-1)).toMatchObject({ kind: 'model', estimated: true });
    expect(turn?.steps?.at(-1)?.outputTokens).toBeGreaterThan(99);
  });

  test('log only what a script throws', () => {
    expect(target.api.reports.map(String)).toEqual(['Error: the wheel came off']);
  });
});

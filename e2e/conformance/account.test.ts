import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { addTool } from '../harness/add-tool.ts';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { ofType } from '../harness/read-stream.ts';
import { call, fail, hold, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('credits', (target) => {
  test('add up from turns to their task, and from tasks to the account', async () => {
    const before = await target.client.readAccount();
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Sum.', call(addTool, { a: 1, b: 1 }), text('2'));
    target.engine.on('Break, and pay.', text('x'.repeat(9000)), fail('the wheel came off'));
    target.engine.on('Stop, and pay.', call(addTool, { a: 1, b: 1 }), hold(gate));
    await target.client.run({ input: 'Sum.', taskId });
    await target.client.run({ input: 'Break, and pay.', taskId });
    const stopping = target.client.run({ input: 'Stop, and pay.', taskId });
    await gate.reached;
    await target.client.abort(taskId);
    await stopping;

    const { task, turns } = await target.client.readTask(taskId);
    const credits = turns?.map((turn) => turn.credits ?? 0) ?? [];
    expect(turns?.map(({ status }) => status)).toEqual(['completed', 'error', 'aborted']);
    expect(credits.every((cost) => cost > 0)).toBe(true);
    expect(task.totals.credits).toBeCloseTo(
      credits.reduce((sum, cost) => sum + cost, 0),
      6,
    );
    expect(task.totals.durationMs).toBe(turns?.reduce((sum, turn) => sum + (turn.durationMs ?? 0), 0));
    const after = await target.client.readAccount();
    expect(after.creditsSpent - before.creditsSpent).toBeCloseTo(task.totals.credits, 6);
    expect(after.creditsLeft).toBeCloseTo(after.creditsGranted - after.creditsSpent, 6);
    expect(after.creditsGranted).toBe(before.creditsGranted);
  });

  test('add up when many turns end at once', async () => {
    const before = (await target.client.readAccount()).creditsSpent;
    const taskIds = Array.from({ length: 20 }, () => newId('tsk'));
    await Promise.all(taskIds.map((taskId) => target.client.run({ input: 'At once.', taskId })));
    const tasks = await Promise.all(taskIds.map((taskId) => target.client.readTask(taskId)));
    const sum = tasks.reduce((total, { task }) => total + task.totals.credits, 0);

    expect((await target.client.readAccount()).creditsSpent - before).toBeCloseTo(sum, 6);
  });

  test('refuse a task with 402 before anything is created if there are none left', async () => {
    const poor = await target.stranger({ credits: 0 });
    const taskId = newId('tsk');
    for (const extra of [{}, { stream: true }]) {
      const answer = await poor.send({ input: 'No money.', taskId, ...extra });
      expect(answer.status).toBe(402);
      expect(errorOf(answer)).toMatch(/credits/i);
    }
    expect((await poor.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
    expect(await poor.readWorkers()).toEqual([]);
    expect(await poor.readAccount()).toMatchObject({ creditsSpent: 0, creditsLeft: 0 });
    expect((await poor.upload({ input: 'No money.', taskId }, [new File(['a'], 'a.txt')])).status).toBe(402);
  });

  test.each(['standard', 'unlimited'])(
    'end a turn with budget %s when they run out, with the reason',
    async (budget) => {
      const poor = await target.stranger({ credits: 5 });
      const input = `Never stop on ${budget}.`;
      target.engine.on(input, text('Going. '), ...Array.from({ length: 100 }, () => call(addTool, { a: 1, b: 1 })));
      const taskId = newId('tsk');
      const answer = await poor.run({ input, taskId, budget });

      expect(answer).toMatchObject({
        error: null,
        incomplete_details: { reason: 'credits_exhausted' },
        output_text: 'Going. ',
      });
      const account = await poor.readAccount();
      expect(account.creditsLeft).toBe(0);
      expect((await poor.readTask(taskId)).task).toMatchObject({
        status: 'completed',
        totals: { credits: account.creditsSpent },
      });
      expect((await poor.send({ input: 'More.', taskId })).status).toBe(402);
    },
  );

  test('do not limit an unlimited turn while they last', async () => {
    target.engine.on('Many calls.', ...Array.from({ length: 60 }, () => call(addTool, { a: 1, b: 1 })), text('Done.'));
    const answer = await target.client.run({ input: 'Many calls.', budget: 'unlimited' });

    expect(answer).toMatchObject({ incomplete_details: null, output_text: 'Done.' });
  });

  test.each([
    ['low', 1],
    ['standard', 5],
    ['high', 25],
  ])('on the budget %s pay for %i tool calls', async (budget, calls) => {
    const input = `Call away on ${budget}.`;
    target.engine.on(input, ...Array.from({ length: 40 }, () => call(addTool, { a: 1, b: 1 })));
    const frames = await (await target.client.stream({ input, budget })).rest();

    expect(frames.filter(ofType('tool-output-available'))).toHaveLength(calls);
  });

  test('are returned with a description of the engine', async () => {
    const { engine } = await target.client.readAccount();
    expect(engine).toMatchObject({
      name: 'scripted',
      languageModel: false,
      description: 'Runs the scripts of a test.',
    });
  });
});

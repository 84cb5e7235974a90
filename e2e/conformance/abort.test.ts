import { newId } from '#contract/ids.ts';
import type { Tool } from '#server/runner/engine.ts';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { errorOf } from '../harness/api-client.ts';
import { createGate, type Gate } from '../harness/gate.ts';
import { ofType, saying, textOf } from '../harness/read-stream.ts';
import { call, hold, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

function waitTool(gate: Gate): Tool<Record<string, never>, string> {
  return {
    name: 'wait',
    description: 'Waits.',
    input: z.object({}),
    async run(_, { signal }) {
      await gate.pass(signal);
      return 'waited';
    },
  };
}

describeApi('aborting a task', (target) => {
  test('keeps the text so far and stops the worker', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Stop in mid-text.', text('Kept. ', gate, 'Never said.'));
    const stream = await target.client.stream({ input: 'Stop in mid-text.', taskId });
    await stream.until(saying('Kept.'));

    expect(await target.client.abort(taskId)).toMatchObject({ status: 200, json: { aborted: true } });
    const frames = await stream.rest();
    expect(textOf(frames)).toBe('Kept. ');
    expect(frames.find(ofType('abort'))).toBeDefined();
    expect(target.engine.turnsOf('Stop in mid-text.')[0]?.signal.aborted).toBe(true);
    const turn = await target.client.readLastTurn(taskId);
    expect(turn).toMatchObject({ status: 'aborted', outputText: 'Kept. ', incompleteDetails: { reason: 'aborted' } });
    expect(turn.completedAt).toEqual(expect.any(String));
  });

  test('stops a running tool', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Stop in mid-tool.', call(waitTool(gate), {}), text('Never said.'));
    const stream = await target.client.stream({ input: 'Stop in mid-tool.', taskId });
    await gate.reached;
    await stream.until(ofType('tool-input-available'));

    expect((await target.client.abort(taskId)).status).toBe(200);
    const frames = await stream.rest();
    expect(frames.find(ofType('tool-output-available'))).toBeUndefined();
    expect(textOf(frames)).toBe('');
    expect(frames.at(-1)?.event).toBe('done');
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ status: 'aborted' });
  });

  test('ends the turn once when requested many times at once', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Stop, all of you.', hold(gate));
    const stream = await target.client.stream({ input: 'Stop, all of you.', taskId });
    await gate.reached;
    const answers = await Promise.all(Array.from({ length: 5 }, () => target.client.abort(taskId)));

    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect((await stream.rest()).filter(ofType('abort'))).toHaveLength(1);
  });

  test('leaves the task open for a follow-up', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Stop, then go on.', hold(gate));
    const stream = await target.client.stream({ input: 'Stop, then go on.', taskId });
    await gate.reached;
    await target.client.abort(taskId);
    await stream.rest();

    expect(await target.client.run({ input: 'Going on.', taskId })).toMatchObject({
      output_text: 'Answer to: Going on.',
    });
    expect((await target.client.readTask(taskId)).task.status).toBe('completed');
  });

  test('returns 409 for a task that does not run', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Over already.', taskId });
    const answer = await target.client.abort(taskId);

    expect(answer.status).toBe(409);
    expect(errorOf(answer)).toMatch(/not running|nothing|no turn/i);
    expect((await target.client.readTask(taskId)).task.status).toBe('completed');
  });

  test('returns 404 for an unknown id', async () => {
    expect((await target.client.abort(newId('tsk'))).status).toBe(404);
  });
});

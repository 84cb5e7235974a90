import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { fail, say, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('a follow-up', (target) => {
  test('adds a turn and passes the conversation to the worker', async () => {
    const taskId = newId('tsk');
    target.engine.on('First question.', text('First ', 'answer.'));
    await target.client.run({ input: 'First question.', taskId });
    await target.client.run({ input: 'Second question.', taskId });
    await target.client.run({ input: 'Third question.', taskId });

    const turns = await target.client.readTurns(taskId);
    expect(turns.map(({ seq, input }) => [seq, input])).toEqual([
      [0, 'First question.'],
      [1, 'Second question.'],
      [2, 'Third question.'],
    ]);
    const history = target.engine.turnsOf('Third question.')[0]?.history ?? [];
    expect(history.map(({ seq, input, outputText }) => [seq, input, outputText])).toEqual([
      [0, 'First question.', 'First answer.'],
      [1, 'Second question.', 'Answer to: Second question.'],
    ]);
  });

  test('passes on the parts of earlier turns', async () => {
    const taskId = newId('tsk');
    target.engine.on(
      'Look it up.',
      say({ type: 'source-url', sourceId: '1', url: 'https://example.org/a', title: 'A' }),
      text('Found [1].'),
    );
    await target.client.run({ input: 'Look it up.', taskId });
    await target.client.run({ input: 'And now?', taskId });

    const parts = target.engine.turnsOf('And now?')[0]?.history[0]?.parts ?? [];
    expect(parts).toContainEqual({ type: 'source-url', sourceId: '1', url: 'https://example.org/a', title: 'A' });
    expect(parts).toContainEqual(expect.objectContaining({ type: 'text-delta' }));
  });

  test("uses the task's worker if none is given", async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    await target.client.run({ input: 'Start.', taskId, workerId: worker.id });

    expect(await target.client.run({ input: 'Go on.', taskId })).toMatchObject({ id: worker.id });
    expect(await target.client.run({ input: 'And on.', taskId, workerId: worker.id })).toMatchObject({ id: worker.id });
  });

  test('works after a failed turn', async () => {
    const taskId = newId('tsk');
    target.engine.on('Break.', text('Half an ans'), fail('the wheel came off'));
    await target.client.run({ input: 'Break.', taskId });
    await target.client.run({ input: 'Try again.', taskId });

    const { task, turns } = await target.client.readTask(taskId);
    expect(turns?.map(({ status }) => status)).toEqual(['error', 'completed']);
    expect(task).toMatchObject({ status: 'completed', totals: { turnCount: 2 } });
  });

  test('is accepted exactly once when sent twice at once', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Opened.', taskId });
    const answers = await Promise.all(
      ['left', 'right', 'middle'].map((side) => target.client.send({ input: `From the ${side}.`, taskId })),
    );

    const accepted = answers.filter(({ status }) => status === 200).length;
    const refused = answers.filter(({ status }) => status === 409).length;
    expect(accepted + refused).toBe(3);
    expect(accepted).toBeGreaterThan(0);
    const turns = await target.client.readTurns(taskId);
    expect(turns.map(({ seq }) => seq)).toEqual([...Array(accepted + 1).keys()]);
  });

  test('creates one task for the same new id sent many times at once', async () => {
    const taskId = newId('tsk');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => target.client.send({ input: `I am number ${i}.`, taskId })),
    );

    const accepted = answers.filter(({ status }) => status === 200).length;
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await target.client.readTurns(taskId)).toHaveLength(accepted);
  });
});

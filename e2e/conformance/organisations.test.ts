import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import type { ApiClient } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('another organisation', (target) => {
  async function makeOurs() {
    const [worker, taskId, input] = [await target.client.createWorker(), newId('tsk'), newId('snd')];
    target.engine.on(input, writeFile('ours.txt', 'text/plain', 'ours'), text('Ours.'));
    const { files } = await target.client.run({ input, taskId, workerId: worker.id });
    return { workerId: worker.id, taskId, filePath: new URL(files[0]?.url ?? '').pathname };
  }

  const everything = async () => ({
    tasks: await target.client.readTasks('?archived=include&limit=100'),
    workers: await target.client.readWorkers(),
    account: await target.client.readAccount(),
  });

  /** Replaces ids, so that responses can be compared. */
  async function reply(
    client: ApiClient,
    [method, path, body]: readonly [string, string, object?],
    ids: readonly string[],
  ) {
    const answer = await client.ask(method, path, body);
    const json = ids.reduce((masked, id) => masked.replaceAll(id, '…'), JSON.stringify(answer.json));
    return { status: answer.status, json };
  }

  const calls = (workerId: string, taskId: string, filePath: string) =>
    [
      ['GET', `/api/tasks/${taskId}`],
      ['GET', `/api/tasks/${taskId}/turns`],
      ['GET', `/api/tasks/${taskId}/turns?parts=true`],
      ['DELETE', `/api/tasks/${taskId}`],
      ['POST', `/api/tasks/${taskId}/restore`],
      ['POST', `/api/tasks/${taskId}/abort`],
      ['GET', `/api/workers/${workerId}`],
      ['GET', `/api/workers/${workerId}?taskId=${taskId}`],
      ['GET', `/api/workers/${workerId}?taskId=${taskId}&stream=true`],
      ['GET', `/api/workers/${workerId}/versions`],
      ['PATCH', `/api/workers/${workerId}`, { title: 'Mine now' }],
      ['DELETE', `/api/workers/${workerId}`],
      ['POST', '/api/tasks', { input: 'Go.', workerId }],
      ['POST', '/api/tasks', { input: 'Go.', workerId, taskId }],
      ['GET', filePath],
    ] as const;

  test('gets the same responses for our ids as for unknown ones, and changes nothing', async () => {
    const [ours, stranger] = [await makeOurs(), await target.stranger()];
    const unknown = { workerId: newId('wrk'), taskId: newId('tsk') };
    const unknownFile = ours.filePath.replace(ours.workerId, unknown.workerId).replace(ours.taskId, unknown.taskId);
    const before = await everything();
    const ourCalls = calls(ours.workerId, ours.taskId, ours.filePath);
    const control = calls(unknown.workerId, unknown.taskId, unknownFile);
    const ids = [ours.workerId, ours.taskId, unknown.workerId, unknown.taskId];

    for (const [i, call] of ourCalls.entries()) {
      const [theirs, nobodys] = [await reply(stranger, call, ids), await reply(stranger, control[i] ?? call, ids)];
      expect([call, theirs]).toEqual([call, nobodys]);
      expect([call, theirs.status]).toEqual([call, 404]);
    }
    expect(await everything()).toEqual(before);
    expect((await stranger.readTasks('?archived=include')).items).toEqual([]);
    expect(await stranger.readWorkers()).toEqual([]);
  });

  test('cannot stop, join or read our running task', async () => {
    const [stranger, taskId, gate] = [await target.stranger(), newId('tsk'), createGate()];
    target.engine.on('Running, ours.', text('Secret. ', gate, 'More.'));
    const stream = await target.client.stream({ input: 'Running, ours.', taskId });
    await gate.reached;

    expect((await stranger.abort(taskId)).status).toBe(404);
    expect((await stranger.archive(taskId)).status).toBe(404);
    gate.open();
    await stream.rest();
    expect((await target.client.readTask(taskId)).task).toMatchObject({ status: 'completed', archivedAt: null });
  });

  test('may use our id for its own task', async () => {
    const [{ taskId, filePath }, stranger] = [await makeOurs(), await target.stranger()];
    const ours = await target.client.readTask(taskId);
    target.engine.on('My own.', writeFile('ours.txt', 'text/plain', 'theirs'));
    await stranger.run({ input: 'My own.', taskId });

    expect(await target.client.readTask(taskId)).toEqual(ours);
    expect((await stranger.readTask(taskId)).turns).toHaveLength(1);
    expect(target.engine.turnsOf('My own.')[0]?.history).toEqual([]);
    expect(await (await target.client.fetch('GET', filePath)).text()).toBe('ours');
    expect((await stranger.fetch('GET', filePath)).status).toBe(404);
  });

  test('pays only for itself', async () => {
    const [before, stranger] = [await target.client.readAccount(), await target.stranger()];
    await stranger.run({ input: 'On my own money.' });

    expect(await target.client.readAccount()).toEqual(before);
    expect((await stranger.readAccount()).creditsSpent).toBeGreaterThan(0);
  });
});

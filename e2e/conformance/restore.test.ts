import { newId } from '#contract/ids.ts';
import { TaskWithTurns } from '#contract/task.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { hold } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('restoring a task', (target) => {
  async function makeArchived(input: string): Promise<string> {
    const taskId = newId('tsk');
    await target.client.run({ input, taskId });
    expect((await target.client.archive(taskId)).status).toBe(200);
    return taskId;
  }
  const idsOf = async (query: string) => (await target.client.readTasks(query)).items.map(({ id }) => id);

  test('returns the task as it was before it was archived', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Restore me.', taskId });
    const before = await target.client.readTask(taskId);
    await target.client.archive(taskId);

    const answer = await target.client.restore(taskId);
    expect(answer.status).toBe(200);
    expect(TaskWithTurns.parse(answer.json)).toEqual(before);
    expect(await target.client.readTask(taskId)).toEqual(before);
  });

  test('brings the task back into the list and the search, and keeps its usage', async () => {
    const taskId = await makeArchived('Bring back the xylophones.');
    expect(await idsOf('?q=xylophones')).toEqual([]);
    const usage = await target.client.readUsage();

    await target.client.restore(taskId);
    expect(await idsOf('?q=xylophones')).toEqual([taskId]);
    expect(await idsOf('?limit=1')).toEqual([taskId]);
    expect(await idsOf('?archived=only')).not.toContain(taskId);
    expect((await target.client.readUsage()).totals).toEqual(usage.totals);
  });

  test('lets the task take turns again', async () => {
    const taskId = await makeArchived('Go on later.');
    expect((await target.client.send({ input: 'Now.', taskId })).status).toBe(409);
    await target.client.restore(taskId);
    expect((await target.client.send({ input: 'Now.', taskId })).status).toBe(200);
  });

  test('changes nothing for a task that is not archived, even while it runs', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Never archived.', hold(gate));
    const stream = await target.client.stream({ input: 'Never archived.', taskId });
    await gate.reached;
    expect(await target.client.restore(taskId)).toMatchObject({
      status: 200,
      json: { task: { id: taskId, status: 'running', archivedAt: null } },
    });
    gate.open();
    await stream.rest();

    const before = await target.client.readTask(taskId);
    const answers = [await target.client.restore(taskId), await target.client.restore(taskId)];
    expect(answers.map(({ json }) => json)).toEqual([before, before]);
  });

  test("is allowed for the worker's creator only", async () => {
    const taskId = await makeArchived('Not yours to restore.');
    const answer = await (await target.colleague()).restore(taskId);
    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toBe("Only the worker's creator can restore a task of this worker.");
    expect((await target.client.readTask(taskId)).task.archivedAt).toEqual(expect.any(String));
  });

  test('returns 404 for an unknown id', async () => {
    const taskId = newId('tsk');
    const answer = await target.client.restore(taskId);
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toBe(`There is no task ${taskId}.`);
  });

  test('requires a key', async () => {
    const taskId = await makeArchived('Locked.');
    const path = `/api/tasks/${taskId}/restore`;
    const answer = await target.client.ask('POST', path, undefined, { headers: { authorization: '' } });
    expect(answer.status).toBe(401);
    expect(errorOf(answer)).toMatch(/key/i);
    expect((await target.client.readTask(taskId)).task.archivedAt).toEqual(expect.any(String));
  });
});

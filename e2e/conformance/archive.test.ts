import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { hold, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('archiving a task', (target) => {
  test('hides the task from the list and keeps its turns and files', async () => {
    const taskId = newId('tsk');
    target.engine.on('Leave a file.', writeFile('kept.txt', 'text/plain', 'kept'));
    const { files } = await target.client.run({ input: 'Leave a file.', taskId });
    const before = await target.client.readTask(taskId);

    expect(await target.client.archive(taskId)).toMatchObject({ status: 200, json: { archived: true } });

    expect((await target.client.readTasks('?limit=100')).items.map(({ id }) => id)).not.toContain(taskId);
    const after = await target.client.readTask(taskId);
    expect(after.turns).toEqual(before.turns);
    expect(after.task).toEqual({ ...before.task, archivedAt: expect.any(String) });
    expect(await (await target.client.fetch('GET', files[0]?.url ?? '')).text()).toBe('kept');
    const stream = await target.client.resume(after.task.workerId, taskId);
    expect((await stream.rest()).at(-1)?.event).toBe('done');
  });

  test('changes nothing the second time', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Archive twice.', taskId });
    await target.client.archive(taskId);
    const { task } = await target.client.readTask(taskId);

    expect(await target.client.archive(taskId)).toMatchObject({ status: 200, json: { archived: true } });
    expect((await target.client.readTask(taskId)).task).toEqual(task);
  });

  test('is refused with 409 while the task runs', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Still busy.', hold(gate));
    const stream = await target.client.stream({ input: 'Still busy.', taskId });
    await gate.reached;

    const answer = await target.client.archive(taskId);
    expect(answer.status).toBe(409);
    expect(errorOf(answer)).toMatch(/running/i);
    gate.open();
    await stream.rest();
    expect((await target.client.readTask(taskId)).task.archivedAt).toBeNull();
    expect((await target.client.archive(taskId)).status).toBe(200);
  });

  test("is allowed for the worker's creator only", async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Not yours.', taskId });
    const colleague = await target.colleague();
    expect((await colleague.readTask(taskId)).task.id).toBe(taskId);

    const answer = await colleague.archive(taskId);
    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toMatch(/creat/i);
    expect((await target.client.readTask(taskId)).task.archivedAt).toBeNull();
  });

  test('returns 404 for an unknown id', async () => {
    const answer = await target.client.archive(newId('tsk'));
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toMatch(/task/i);
  });
});

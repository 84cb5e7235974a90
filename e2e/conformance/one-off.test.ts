import { expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { ApiClient, Fields } from '../harness/api-client.ts';
import { fail } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('one-off workers', (target) => {
  async function run(client: ApiClient, fields: Fields = {}) {
    const taskId = newId('tsk');
    const { id: workerId } = await client.run({ input: 'Something.', ...fields, taskId });
    return { taskId, workerId };
  }

  async function isOneOff(client: ApiClient, workerId: string) {
    return (await client.readWorkers()).find(({ id }) => id === workerId)?.oneOff;
  }

  test('are those that an input alone created', async () => {
    const client = await target.stranger();
    const { workerId } = await run(client);
    expect(await isOneOff(client, workerId)).toBe(true);

    for (const fields of [{ title: 'Reader' }, { instructions: 'Read.' }, { summary: 'Reads.' }, { prompt: 'Read.' }]) {
      expect(await isOneOff(client, (await run(client, fields)).workerId)).toBe(false);
    }
    expect((await client.createWorker({ instructions: 'Something.' })).oneOff).toBe(false);
  });

  test('become permanent with their first change, and keep their tasks', async () => {
    const client = await target.stranger();
    const { workerId, taskId } = await run(client);
    const path = `/api/workers/${workerId}`;
    expect(await client.ask('PATCH', path, {})).toMatchObject({ status: 200, json: { oneOff: true } });
    expect(await client.ask('PATCH', path, { title: 'Something' })).toMatchObject({
      status: 200,
      json: { oneOff: false, title: 'Something', instructions: 'Something.' },
    });
    expect(await isOneOff(client, workerId)).toBe(false);
    expect((await client.readTask(taskId)).task.workerId).toBe(workerId);
  });

  test('are one value of the worker filter', async () => {
    const client = await target.stranger();
    const [first, second] = [await run(client), await run(client)];
    const [reader, unused] = [
      await client.createWorker({ title: 'Reader' }),
      await client.createWorker({ title: 'No' }),
    ];
    const named = await run(client, { workerId: reader.id });
    const idsOf = async (query: string) => (await client.readTasks(query)).items.map(({ id }) => id);

    expect(await idsOf(`?workerId=${ONE_OFF}`)).toEqual([second.taskId, first.taskId]);
    expect(await idsOf(`?workerId=${ONE_OFF}&workerId=${reader.id}`)).toEqual([
      named.taskId,
      second.taskId,
      first.taskId,
    ]);
    expect(await idsOf(`?workerId=${unused.id}`)).toEqual([]);
    expect((await client.readTasks(`?workerId=${ONE_OFF}&count=true&limit=1`)).total).toBe(2);
    await client.ask('PATCH', `/api/workers/${first.workerId}`, { title: 'Kept' });
    expect(await idsOf(`?workerId=${ONE_OFF}`)).toEqual([second.taskId]);
  });

  test('are one group of usage if the request says so', async () => {
    const client = await target.stranger();
    target.engine.on('Break.', fail('broke'));
    await run(client);
    const { taskId, workerId } = await run(client);
    await client.run({ input: 'More.', taskId });
    await run(client, { input: 'Break.' });
    const { workerId: reader } = await run(client, { title: 'Reader' });

    const single = await client.readUsage({ groupBy: 'worker' });
    const folded = await client.readUsage({ groupBy: 'worker', foldOneOffs: 'true' });
    const groupOf = (usage: typeof folded, key: string) => usage.groups.find((group) => group.key === key);

    expect(single.groups).toHaveLength(4);
    expect(groupOf(single, workerId)).toMatchObject({ tasks: 1, turns: 2 });
    expect(folded.totals).toEqual(single.totals);
    expect(folded.groups).toHaveLength(2);
    expect(groupOf(folded, reader)).toEqual(groupOf(single, reader));
    const { credits } = folded.totals;
    const ofReader = groupOf(single, reader)?.credits ?? 0;
    expect(groupOf(folded, ONE_OFF)).toMatchObject({
      workers: 3,
      tasks: 3,
      turns: 4,
      failedTurns: 1,
      credits: credits - ofReader,
      creditsPerTask: { n: 3 },
    });
    expect(folded.buckets.find(({ turns }) => turns > 0)?.byGroup).toEqual({
      [ONE_OFF]: credits - ofReader,
      [reader]: ofReader,
    });
    // A filter on turns is counted by another statement.
    const failed = await client.readUsage({ groupBy: 'worker', foldOneOffs: 'true', status: 'error' });
    expect(failed.groups).toMatchObject([{ key: ONE_OFF, workers: 1, tasks: 1, turns: 1 }]);
    const ofOneOffs = await client.readUsage({ groupBy: 'budget', workerId: ONE_OFF });
    expect(ofOneOffs.totals).toMatchObject({ tasks: 3, turns: 4, credits: credits - ofReader });
  });

  test('workers are listed with the time of their newest task', async () => {
    const client = await target.stranger();
    const { id } = await client.createWorker({ title: 'Reader' });
    const find = async () => (await client.readWorkers()).find((worker) => worker.id === id);
    expect(await find()).not.toHaveProperty('lastTaskAt');
    await run(client, { workerId: id });
    const { taskId } = await run(client, { workerId: id });
    expect((await find())?.lastTaskAt).toBe((await client.readTask(taskId)).task.createdAt);
  });
});

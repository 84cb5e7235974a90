import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { describeApi } from './describe-api.ts';
import { text } from '../harness/scripted-engine.ts';

describeApi('creating a task', (target) => {
  test('waits for the worker and returns its state', async () => {
    const worker = await target.client.createWorker();
    target.engine.on('Say hello.', text('Hello, ', 'operator.'));

    const answer = await target.client.run({ input: 'Say hello.', workerId: worker.id });

    expect(answer.id).toBe(worker.id);
    expect(answer.output_text).toBe('Hello, operator.');
  });

  test("uses the client's task id", async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Keep my id.', taskId });

    const { task, turns } = await target.client.readTask(taskId);
    expect(task).toMatchObject({ id: taskId, status: 'completed', title: expect.stringContaining('Keep my id.') });
    expect(turns).toHaveLength(1);
  });

  test.each(['my-row-42', 'a?b#c', 'ключ', '...', '%2e%2e', '%2f'])('accepts %j as task id', async (taskId) => {
    await target.client.run({ input: 'An id of any form.', taskId });
    expect((await target.client.readTask(taskId)).task.id).toBe(taskId);
  });

  test('creates an id if none is given', async () => {
    const worker = await target.client.createWorker();
    await target.client.run({ input: 'No id from me.', workerId: worker.id });

    const [task] = (await target.client.readTasks()).items;
    expect(task).toMatchObject({ workerId: worker.id, status: 'completed' });
    expect(task?.id).toMatch(/^tsk_[0-9A-Z]{26}$/);
  });

  test('creates a worker with the input as its instructions if none is given', async () => {
    const before = new Set((await target.client.readWorkers()).map(({ id }) => id));
    const answer = await target.client.run({ input: 'Watch the prices of tea.' });

    const made = (await target.client.readWorkers()).filter(({ id }) => !before.has(id));
    expect(made).toEqual([expect.objectContaining({ id: answer.id, instructions: 'Watch the prices of tea.' })]);
    expect(target.engine.turnsOf('Watch the prices of tea.')[0]?.instructions).toBe('Watch the prices of tea.');
  });

  test('configures the new worker by the fields of older clients', async () => {
    const worker = {
      title: 'Tea',
      summary: 'Watches tea.',
      instructions: 'Name the price.',
      outputSchema: { type: 'object' },
      visibility: 'private',
    };
    const { id } = await target.client.run({ input: 'How much is tea?', ...worker });
    expect((await target.client.readWorkers()).find((made) => made.id === id)).toMatchObject(worker);
    expect(target.engine.turnsOf('How much is tea?')[0]).toMatchObject({ instructions: 'Name the price.' });

    const form = { input: 'And coffee?', prompt: 'A worker for coffee.', outputSchema: '{"type":"object"}' };
    const answer = await target.client.upload(form, []);
    expect(answer.status).toBe(200);
    expect((await target.client.readWorkers()).find((made) => made.id === Object(answer.json).id)).toMatchObject({
      title: 'A worker for coffee.',
      instructions: 'A worker for coffee.',
      outputSchema: { type: 'object' },
    });
  });

  test.each([
    ['title', 'Tea'],
    ['instructions', 'Name the price.'],
    ['outputSchema', null],
  ])('for a worker that exists refuses %s by name, and changes nothing', async (field, value) => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    await target.client.run({ input: 'Of this worker.', workerId: worker.id, taskId });
    for (const place of [{ workerId: worker.id }, { taskId }]) {
      const answer = await target.client.send({ input: 'Go.', ...place, [field]: value });
      expect([answer.status, errorOf(answer)]).toEqual([422, expect.stringContaining(field)]);
    }
    expect((await target.client.readTask(taskId)).turns).toHaveLength(1);
    expect(await target.client.readWorkers()).toContainEqual(expect.objectContaining(worker));
  });

  test('passes its instructions to the worker', async () => {
    const worker = await target.client.createWorker({ instructions: 'Be brief.' });
    await target.client.run({ input: 'Instructions, please.', workerId: worker.id });

    expect(target.engine.turnsOf('Instructions, please.')[0]?.instructions).toBe('Be brief.');
  });

  test.each([
    [undefined, 'standard'],
    ['low', 'low'],
    ['standard', 'standard'],
    ['high', 'high'],
    ['unlimited', 'unlimited'],
  ])('with the budget %s runs on %s', async (budget, expected) => {
    const taskId = newId('tsk');
    const input = `Spend ${budget}.`;
    await target.client.run({ input, taskId, ...(budget === undefined ? {} : { budget }) });

    expect(target.engine.turnsOf(input)[0]?.budget).toBe(expected);
    expect((await target.client.readLastTurn(taskId)).budget).toBe(expected);
  });

  test('records the channel', async () => {
    const [byApi, byPage] = [newId('tsk'), newId('tsk')];
    await target.client.run({ input: 'By the API.', taskId: byApi });
    await target.page.run({ input: 'By the page.', taskId: byPage });

    expect((await target.client.readTask(byApi)).task.triggeredBy).toBe('api');
    expect((await target.client.readTask(byPage)).task.triggeredBy).toBe('ui');
    expect((await target.client.readLastTurn(byPage)).triggeredBy).toBe('ui');
  });

  test('returns the turn that a new task runs again, sent as JSON or in a form', async () => {
    const origin = { taskId: 'tsk_before', seq: 2 };
    const [byJson, byForm, without] = [newId('tsk'), newId('tsk'), newId('tsk')];
    await target.client.run({ input: 'Again.', taskId: byJson, origin });
    const file = new File(['a'], 'a.txt', { type: 'text/plain' });
    await target.client.upload({ input: 'Again.', taskId: byForm, origin: JSON.stringify(origin) }, [file]);
    await target.client.run({ input: 'First.', taskId: without });

    expect((await target.client.readTask(byJson)).task.origin).toEqual(origin);
    expect((await target.client.readTask(byForm)).task.origin).toEqual(origin);
    expect((await target.client.readTask(without)).task.origin).toBeNull();

    const refusal = await target.client.send({ input: 'More.', taskId: without, origin });
    expect([refusal.status, errorOf(refusal)]).toEqual([422, expect.stringContaining('origin: only for a new task.')]);
    const wrong = await target.client.send({ input: 'More.', origin: { taskId: 'tsk_before', seq: -1 } });
    expect([wrong.status, errorOf(wrong)]).toEqual([422, expect.stringContaining('origin.seq')]);
  });

  test('streams if the body asks for it', async () => {
    const stream = await target.client.stream({ input: 'Stream by body.' });
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect((await stream.rest()).at(-1)).toMatchObject({ event: 'done', data: '[DONE]' });
  });

  test.each(['text/event-stream', 'application/json;q=0.5, text/event-stream'])(
    'streams for Accept: %s',
    async (accept) => {
      const stream = await target.client.openStream({ input: `Stream for ${accept}` }, { headers: { accept } });
      expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      await stream.rest();
      expect(stream.frames.at(-1)).toMatchObject({ event: 'done', data: '[DONE]' });
    },
  );

  test.each(['application/json', '*/*'])('does not stream for Accept: %s', async (accept) => {
    const answer = await target.client.send({ input: `No stream for ${accept}` }, { headers: { accept } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });

  test('keeps an input with any characters unchanged', async () => {
    const input = 'Zwölf Boxkämpfer\r\n\t— 你好 👩‍🚀 \u202Eabc "quoted" \\u0041 \u{10FFFF} \u0001';
    const taskId = newId('tsk');
    await target.client.run({ input, taskId });

    expect((await target.client.readLastTurn(taskId)).input).toBe(input);
    expect(target.engine.turnsOf(input)).toHaveLength(1);
  });

  test.each(['NUL \u0000 inside', 'half a pair \uD83D'])('accepts %j', async (input) => {
    const answer = await target.client.send({ input });
    expect(answer.status).toBeOneOf([200, 400, 422]);
  });
});

import { IDEMPOTENCY_KEY, RETRY_COUNT } from '#contract/endpoints.ts';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf, formOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { textOf } from '../harness/read-stream.ts';
import { fail, hold, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

const keyed = (key: string) => ({ headers: { [IDEMPOTENCY_KEY]: key } });
const retried = (count: number) => ({ headers: { [RETRY_COUNT]: String(count) } });
const bytes = (content: string) => new File([content], 'rows.csv', { type: 'text/csv' });

describeApi('a repeated send', (target) => {
  test('creates one turn, one charge and one response for fifty sends at once', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    const before = (await target.client.readAccount()).creditsSpent;
    const sends = Array.from({ length: 50 }, () => target.client.send({ input: 'Fifty.', taskId }, keyed(key)));
    const answers = await Promise.all(sends);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
    expect(target.engine.turnsOf('Fifty.')).toHaveLength(1);
    const [turn, ...others] = await target.client.readTurns(taskId);
    expect(others).toEqual([]);
    expect((await target.client.readAccount()).creditsSpent - before).toBeCloseTo(turn?.credits ?? NaN, 6);
  });

  test('creates one task and one worker for fifty sends at once without ids', async () => {
    const key = newId('snd');
    const workers = (await target.client.readWorkers()).length;
    const sends = Array.from({ length: 50 }, () => target.client.send({ input: 'Nameless fifty.' }, keyed(key)));
    await Promise.all(sends);

    expect(await target.client.readWorkers()).toHaveLength(workers + 1);
    expect(target.engine.turnsOf('Nameless fifty.')).toHaveLength(1);
  });

  test('joins a running turn, also as a stream', async () => {
    const [taskId, key, gate] = [newId('tsk'), newId('snd'), createGate()];
    target.engine.on('Join me.', text('Before. ', gate, 'After.'));
    const first = await target.client.stream({ input: 'Join me.', taskId }, keyed(key));
    await gate.reached;
    const second = await target.client.stream({ input: 'Join me.', taskId }, keyed(key));
    expect((await second.until(() => true)).id).toBe('0/0');
    gate.open();

    await Promise.all([first.rest(), second.rest()]);
    expect(second.raw).toBe(first.raw);
    expect(target.engine.turnsOf('Join me.')).toHaveLength(1);
  });

  test('replays the response of an ended turn, also a failed one', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    target.engine.on('Fail once.', text('Half.'), fail('the wheel came off'));
    const first = await target.client.send({ input: 'Fail once.', taskId }, keyed(key));
    const again = await target.client.send({ input: 'Fail once.', taskId }, keyed(key));

    expect(again).toMatchObject({ status: first.status, json: first.json });
    expect(target.engine.turnsOf('Fail once.')).toHaveLength(1);
  });

  test('replays its own turn if others came after it', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    const first = await target.client.send({ input: 'The first send.', taskId }, keyed(key));
    await target.client.run({ input: 'One in between.', taskId });
    const again = await target.client.send({ input: 'The first send.', taskId }, keyed(key));

    expect(again.json).toEqual(first.json);
    const stream = await target.client.stream({ input: 'The first send.', taskId }, keyed(key));
    expect(textOf(await stream.rest())).toBe('Answer to: The first send.');
    expect(await target.client.readTurns(taskId)).toHaveLength(2);
  });

  test('replays the response after a restart', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    const first = await target.client.send({ input: 'Before the restart.', taskId }, keyed(key));
    await target.restart();
    const again = await target.client.send({ input: 'Before the restart.', taskId }, keyed(key));

    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ output_text: 'Answer to: Before the restart.', id: Object(first.json).id });
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('creates a new turn a day later', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    await target.client.send({ input: 'Every day.', taskId }, keyed(key));
    target.passTime(24 * 60 * 60 * 1000 + 1000);
    await target.client.send({ input: 'Every day.', taskId }, keyed(key));

    expect(await target.client.readTurns(taskId)).toHaveLength(2);
  });

  test.each([
    ['input', { input: 'Changed.' }],
    ['budget', { budget: 'high' }],
    ['task', { taskId: 'another-task' }],
  ])('with another %s is a 422', async (_, change) => {
    const [taskId, key, input] = [newId('tsk'), newId('snd'), newId('snd')];
    await target.client.send({ input, taskId }, keyed(key));
    const answer = await target.client.send({ input, taskId, ...change }, keyed(key));

    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toContain(IDEMPOTENCY_KEY);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('accepts the same files and rejects other bytes with 422', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    const fields = { input: 'Read these rows.', taskId };
    const first = await target.client.upload(fields, [bytes('a\n1\n')], 'files', keyed(key));
    const again = await target.client.upload(fields, [bytes('a\n1\n')], 'files', keyed(key));
    const other = await target.client.upload(fields, [bytes('a\n2\n')], 'files', keyed(key));
    const none = await target.client.send(fields, keyed(key));

    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, json: first.json });
    expect([other.status, none.status]).toEqual([422, 422]);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('accepts a corrected send after a rejected one', async () => {
    const key = newId('snd');
    expect((await target.client.send({ input: '' }, keyed(key))).status).toBeOneOf([400, 422]);
    expect((await target.client.send({ input: 'Put right.' }, keyed(key))).status).toBe(200);
  });

  test('does not collide with the same key in another organisation', async () => {
    const key = newId('snd');
    await target.client.send({ input: 'Whose?' }, keyed(key));
    const stranger = await target.stranger();

    expect((await stranger.send({ input: 'Someone else.' }, keyed(key))).status).toBe(200);
  });

  test("joins the running turn by the official client's own retry", async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Ninety seconds.', hold(gate), text('At last.'));
    const first = target.client.send({ input: 'Ninety seconds.', taskId }, retried(0));
    await gate.reached;
    const second = target.client.send({ input: 'Ninety seconds.', taskId }, retried(1));
    const third = target.client.send({ input: 'Ninety seconds.', taskId }, retried(2));
    const other = await target.client.send({ input: 'Something else.', taskId }, retried(1));
    expect(other.status).toBe(409);
    gate.open();

    const answers = await Promise.all([first, second, third]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('uses only the key of a retry that has its own', async () => {
    const [taskId, key, input] = [newId('tsk'), newId('snd'), newId('snd')];
    const retriedAs = (name: string) => ({ headers: { ...keyed(name).headers, ...retried(1).headers } });
    const first = await target.client.send({ input, taskId }, keyed(key));
    const again = await target.client.send({ input, taskId }, retriedAs(key));
    const another = await target.client.send({ input, taskId }, retriedAs(newId('snd')));

    expect(again).toMatchObject({ status: 200, json: first.json });
    expect(another.status).toBe(200);
    expect(another.json).not.toEqual(first.json);
    expect(await target.client.readTurns(taskId)).toHaveLength(2);
  });

  test('rejects with 422 a retry whose key belongs to another request', async () => {
    const [taskId, key] = [newId('tsk'), newId('snd')];
    await target.client.send({ input: 'The one before.', taskId });
    await target.client.send({ input: 'Under the key.', taskId }, keyed(key));
    const answer = await target.client.send(
      { input: 'The one before.', taskId },
      { headers: { ...keyed(key).headers, ...retried(1).headers } },
    );

    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toContain(IDEMPOTENCY_KEY);
    expect(await target.client.readTurns(taskId)).toHaveLength(2);
  });

  test("joins by the official client's own retry with files", async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Ninety seconds of rows.', hold(gate));
    const fields = { input: 'Ninety seconds of rows.', taskId };
    const send = (content: string, count: number) =>
      target.client.ask('POST', '/api/tasks', undefined, {
        ...retried(count),
        body: formOf(fields, [bytes(content)], 'files[]'),
      });
    const first = send('a\n1\n', 0);
    await gate.reached;
    expect((await send('a\n2\n', 1)).status).toBe(409);
    const second = send('a\n1\n', 1);
    gate.open();

    expect((await first).status).toBe(200);
    expect((await second).status).toBe(200);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });
});

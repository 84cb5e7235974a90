import { MAX_ID_CHARS, MAX_INPUT_CHARS, MAX_TITLE_CHARS } from '#contract/limits.ts';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { hold } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('refusing a task', (target) => {
  test.each([
    ['an empty input', { input: '' }, 'input'],
    ['no input', {}, 'input'],
    ['an input that is no text', { input: 7 }, 'input'],
    ['an input that is too long', { input: 'x'.repeat(MAX_INPUT_CHARS + 1) }, 'input'],
    ['an unknown budget', { input: 'Go.', budget: 'lavish' }, 'budget'],
    ['an empty task id', { input: 'Go.', taskId: '' }, 'taskId'],
    ['a task id that is too long', { input: 'Go.', taskId: 'x'.repeat(MAX_ID_CHARS + 1) }, 'taskId'],
    ['a task id that is a folder', { input: 'Go.', taskId: '.' }, 'taskId'],
    ['a task id that is the folder above', { input: 'Go.', taskId: '..' }, 'taskId'],
    ['a task id with a slash', { input: 'Go.', taskId: '../../etc/passwd' }, 'taskId'],
    ['a task id with a backslash', { input: 'Go.', taskId: 'a\\b' }, 'taskId'],
    ['a task id with a control character', { input: 'Go.', taskId: 'a\u0007' }, 'taskId'],
    ['a task id with a line end', { input: 'Go.', taskId: 'a\r\nb' }, 'taskId'],
    ['a title that is too long', { input: 'Go.', title: 'x'.repeat(MAX_TITLE_CHARS + 1) }, 'title'],
    ['an output schema that is no object', { input: 'Go.', outputSchema: 'object' }, 'outputSchema'],
    ['a task id with half a character', { input: 'Go.', taskId: 'x\ud800' }, 'taskId'],
    ['an input with half a character', { input: 'Go \udfff.' }, 'input'],
    ['an input with a NUL', { input: 'Go\0.' }, 'input'],
    ['a worker id that is too long', { input: 'Go.', workerId: 'x'.repeat(MAX_ID_CHARS + 1) }, 'workerId'],
    ['a misspelt field', { input: 'Go.', bugdet: 'low' }, 'bugdet'],
    ['a stream that is no boolean', { input: 'Go.', stream: 'perhaps' }, 'stream'],
  ])('for %s names the field', async (_, fields, field) => {
    const before = await target.client.readTasks();
    const answer = await target.client.send(fields);

    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain(field);
    expect(await target.client.readTasks()).toEqual(before);
  });

  test.each(['{"input": "Go."', '', '[]', '"Go."', 'null', 'input=Go'])(
    'says what is wrong with the body %j',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await target.client.ask('POST', '/api/tasks', undefined, { headers, body });

      expect(answer.status).toBeOneOf([400, 422]);
      expect(errorOf(answer)).not.toBe('');
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
    'says which content types it accepts instead of %s',
    async (type) => {
      const body = JSON.stringify({ input: 'Go.' });
      const answer = await target.client.ask('POST', '/api/tasks', undefined, {
        headers: { 'content-type': type },
        body,
      });

      expect(answer.status).toBeOneOf([400, 415, 422]);
      expect(errorOf(answer)).toContain('application/json');
    },
  );

  test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x'])(
    'rejects %j without the promised parts',
    async (type) => {
      const answer = await target.client.ask('POST', '/api/tasks', undefined, {
        headers: { 'content-type': type },
        body: '--y',
      });

      expect(answer.status).toBeOneOf([400, 422]);
      expect(errorOf(answer)).not.toBe('');
    },
  );

  test('returns 404 for an unknown worker', async () => {
    const answer = await target.client.send({ input: 'Go.', workerId: newId('wrk') });

    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toMatch(/worker/i);
  });

  test("returns 403 for another worker's task and says what to do", async () => {
    const [mine, other] = [await target.client.createWorker(), await target.client.createWorker()];
    const taskId = newId('tsk');
    await target.client.run({ input: 'Mine.', taskId, workerId: mine.id });

    const answer = await target.client.send({ input: 'Yours?', taskId, workerId: other.id });

    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toMatch(/workerId/);
    expect(errorOf(answer)).toMatch(/omit|leave .*out/i);
    expect(errorOf(answer)).toMatch(/taskId/);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('returns 409 for an archived task', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Soon archived.', taskId });
    await target.client.archive(taskId);

    const answer = await target.client.send({ input: 'Once more.', taskId });

    expect(answer.status).toBe(409);
    expect(errorOf(answer)).toMatch(/archived/i);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('returns 409 while a turn runs', async () => {
    const [gate, taskId] = [createGate(), newId('tsk')];
    target.engine.on('Take your time.', hold(gate));
    const stream = await target.client.stream({ input: 'Take your time.', taskId });
    await gate.reached;

    const answer = await target.client.send({ input: 'Faster.', taskId });

    expect(answer.status).toBe(409);
    expect(answer.headers.get('x-should-retry')).toBe('false');
    expect(errorOf(answer)).toMatch(/running/i);
    gate.open();
    await stream.rest();
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });

  test('returns 401 without a key, with another scheme, and with an invalid key', async () => {
    for (const authorization of [
      '',
      'Bearer ',
      'Bearer hdg_live_nobody',
      `Basic ${target.client.key}`,
      target.client.key,
    ]) {
      const answer = await target.client.send({ input: 'Go.' }, { headers: { authorization } });

      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(errorOf(answer)).not.toContain(target.client.key);
    }
  });

  test('responds in JSON on an unknown path or method', async () => {
    expect(await target.client.ask('GET', '/api/nowhere')).toMatchObject({
      status: 404,
      json: { error: expect.any(String) },
    });
    expect((await target.client.ask('PUT', '/api/tasks', {})).status).toBeOneOf([404, 405]);
  });
});

import { once } from 'node:events';
import { request } from 'node:http';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { hold, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('access control', (target) => {
  /** `fetch` would not send such Host headers. */
  async function askUnder(host: string | string[], path: string) {
    const headers = [host].flat().flatMap((name) => ['Host', name]);
    headers.push('Authorization', `Bearer ${target.client.key}`);
    const asking = request(new URL(path, target.client.baseUrl), { headers });
    asking.end();
    const [answer] = await once(asking, 'response');
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    return { status: answer.statusCode, json: JSON.parse(text) };
  }

  test.each(['evil.example', 'localhost.evil.example:4311', '127.0.0.1.nip.io', '10.0.0.1', 'localhost.'])(
    'rejects a request for the host %s on any path',
    async (host) => {
      for (const path of ['/health', '/api/tasks', '/api/nowhere']) {
        expect(await askUnder(host, path)).toMatchObject({ status: 403, json: { error: expect.any(String) } });
      }
    },
  );

  test('rejects a request with two Host headers', async () => {
    for (const hosts of [
      ['localhost', 'evil.example'],
      ['localhost', 'localhost'],
    ]) {
      expect(await askUnder(hosts, '/health')).toMatchObject({ status: 400, json: { error: expect.any(String) } });
    }
  });

  test("builds file links with the request's host name, so that the client can follow them", async () => {
    const taskId = newId('tsk');
    target.engine.on('Write a file.', writeFile('a.txt', 'text/plain', 'a'));
    await target.client.run({ input: 'Write a file.', taskId });

    for (const host of ['localhost:9', 'LOCALHOST', '[::1]:80', '127.0.0.1']) {
      const { json } = await askUnder(host, `/api/tasks/${taskId}/turns`);
      expect(json.items[0].files[0].url).toMatch(`${new URL(`http://${host}`).origin}/api/workers/`);
    }
  });

  test('protects every response from other sites and content sniffing, and JSON from caches', async () => {
    const taskId = newId('tsk');
    target.engine.on('Keep this.', writeFile('a.txt', 'text/plain', 'a'));
    const stream = await target.client.stream({ input: 'Keep this.', taskId });
    await stream.rest();
    const file = (await target.client.readLastTurn(taskId)).files?.[0]?.url ?? '';
    const paths = [
      '/health',
      '/api/tasks',
      `/api/tasks/${taskId}`,
      '/api/nowhere',
      '/api/tasks/none',
      '/api/usage?x=1',
    ];
    const answers = [
      ...(await Promise.all(paths.map(async (path) => (await target.client.ask('GET', path)).headers))),
      (await target.client.send({}, {})).headers,
      (await target.client.fetch('GET', '/api/tasks', { headers: { authorization: '' } })).headers,
    ];
    expect(answers.map((headers) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
    const download = await target.client.fetch('GET', new URL(file).pathname);
    expect(download.headers.get('cache-control')).toContain('private');
    for (const headers of [...answers, stream.response.headers, download.headers]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  test.each([{}, { body: '' }, { body: '{}' }])(
    'accepts %j as the JSON body of a change without fields',
    async (body) => {
      const options = { headers: { 'content-type': 'application/json' }, ...body };
      const [gate, taskId] = [createGate(), newId('tsk')];
      target.engine.on('Until stopped.', hold(gate));
      const stream = await target.client.stream({ input: 'Until stopped.', taskId });
      await gate.reached;
      expect(await target.client.ask('POST', `/api/tasks/${taskId}/abort`, undefined, options)).toMatchObject({
        status: 200,
        json: { aborted: true },
      });
      await stream.rest();

      const { workerId } = (await target.client.readTask(taskId)).task;
      const created = await target.client.ask('POST', '/api/workers', undefined, options);
      expect(created).toMatchObject({ status: 200, json: { summary: '', instructions: '' } });
      const changed = await target.client.ask('PATCH', `/api/workers/${workerId}`, undefined, options);
      expect(changed).toMatchObject({ status: 200, json: { id: workerId } });
      expect(await target.client.ask('DELETE', `/api/tasks/${taskId}`, undefined, options)).toMatchObject({
        status: 200,
      });
      expect(await target.client.ask('POST', `/api/tasks/${taskId}/restore`, undefined, options)).toMatchObject({
        status: 200,
        json: { task: { archivedAt: null } },
      });
      expect(await target.client.ask('DELETE', `/api/workers/${workerId}`, undefined, options)).toMatchObject({
        status: 200,
      });
      const empty = await target.client.ask('POST', '/api/tasks', undefined, options);
      expect([empty.status, errorOf(empty)]).toEqual([422, expect.stringContaining('input')]);
    },
  );
});

import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { request } from 'node:http';
import { newId } from '#contract/ids.ts';
import { ErrorBody } from '#contract/api-problem.ts';
import { MAX_FILE_BYTES_ACCEPTED } from '#contract/limits.ts';
import { expect, test } from 'vitest';
import { rawForm } from '../harness/raw-form.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { describeApi } from './describe-api.ts';

const MB = 1_000_000;

describeApi('a broken upload', (target) => {
  const bigForm = (taskId: string, bytes: number) =>
    rawForm({ input: 'Never whole.', taskId }, [{ filename: 'big.csv', content: Buffer.alloc(bytes, 'x') }]);

  function begin(headers: Record<string, string | number>) {
    const upload = request(new URL('/api/tasks', target.client.baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${target.client.key}`, ...headers },
    });
    upload.on('error', () => upload.destroy());
    return upload;
  }

  function open(head: readonly string[]): Socket {
    const { hostname, port } = new URL(target.client.baseUrl);
    const socket = connect(Number(port), hostname);
    const lines = [
      'POST /api/tasks HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${target.client.key}`,
      ...head,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return socket;
  }

  /** Sends an upload, closes its side, and returns the response. */
  async function exchange(head: readonly string[], body: Buffer): Promise<string> {
    const socket = open(head).end(body);
    let response = '';
    socket.on('data', (chunk) => {
      response += chunk.toString();
    });
    socket.on('error', () => socket.destroy());
    await once(socket, 'close');
    return response;
  }

  test('leaves no file, task or charge when it is cut off', async () => {
    const [taskId, before] = [newId('tsk'), await target.snapshot()];
    const { headers, body } = bigForm(taskId, 8 * MB);
    const upload = begin({ ...headers, 'content-length': body.length });
    upload.write(body.subarray(0, 5 * MB));
    await expectEventually(async () => (await target.snapshot()).fileCount).toBeGreaterThan(before.fileCount);
    upload.destroy();

    await expectEventually(() => target.snapshot()).toEqual(before);
    expect((await target.client.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
  });

  test.each([
    ['a form', bigForm(newId('tsk'), 12 * MB), 413],
    ['a form with a field that is not known', rawForm({ note: 'x', input: 'y'.repeat(4 * MB) }, []), 422],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: Buffer.alloc(12 * MB, ' ') }, 413],
  ])('%s is refused before its end, and can be sent to its end', async (_what, { headers, body }, status) => {
    const fields = Object.entries({ ...headers, 'content-length': body.length });
    const socket = open(fields.map(([name, value]) => `${name}: ${value}`));
    socket.write(body.subarray(0, -1000));
    let response = '';
    for await (const chunk of socket) {
      response += String(chunk);
      if (response.endsWith('"}')) socket.end(body.subarray(-1000));
    }
    expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(response).toMatch(/\r\n\r\n\{"error":"[^"]+.*"\}$/);
  });

  test('is rejected at the limit, before the rest is sent', async () => {
    const before = await target.snapshot();
    const { headers, body } = bigForm(newId('tsk'), 12 * MB);
    const upload = begin({ ...headers, 'transfer-encoding': 'chunked' });
    upload.write(body.subarray(0, MAX_FILE_BYTES_ACCEPTED + 2000));
    const [answer] = await once(upload, 'response');
    upload.destroy();

    expect(answer.statusCode).toBe(413);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test('is rejected at an unknown field, before the rest is sent', async () => {
    const before = await target.snapshot();
    const { headers, body } = rawForm({ note: 'x', input: 'y'.repeat(MB) }, []);
    const upload = begin({ ...headers, 'transfer-encoding': 'chunked' });
    upload.write(body.subarray(0, 1000));
    const [answer] = await once(upload, 'response');
    upload.destroy();

    expect(answer.statusCode).toBe(422);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test('lets a client that keeps sending read the 413', async () => {
    const before = await target.snapshot();
    const { headers, body } = bigForm(newId('tsk'), 40 * MB);
    const upload = begin({ ...headers, 'content-length': body.length });
    upload.end(body);
    const [answer] = await once(upload, 'response');
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    upload.destroy();

    expect(answer.statusCode).toBe(413);
    expect(ErrorBody.parse(JSON.parse(text)).error).toMatch(/10 (MB|MiB)/);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test.each([
    ['more than came', 1000],
    ['less than came', -1000],
  ])('with a Content-Length of %s creates nothing and affects no other request', async (_, lie) => {
    const [taskId, before] = [newId('tsk'), await target.snapshot()];
    const { headers, body } = bigForm(taskId, 50_000);
    const head = [`Content-Type: ${headers['content-type']}`, `Content-Length: ${body.length + lie}`];
    const [response] = await Promise.all([exchange(head, body), target.client.readAccount()]);

    expect(response).not.toMatch(/^HTTP\/1.1 (2|5)/);
    expect((await target.client.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test('is rejected when it stops before its last boundary', async () => {
    const [taskId, before] = [newId('tsk'), await target.snapshot()];
    const { headers, body } = bigForm(taskId, 50_000);
    const cut = body.subarray(0, body.length - 20);
    const answer = await target.client.ask('POST', '/api/tasks', undefined, { headers, body: cut });

    expect(answer.status).toBe(400);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });
});

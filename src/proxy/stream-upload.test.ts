import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import * as net from 'node:net';
import { expect, test } from 'vitest';
import { json, readAnswer, signal, startTestProxy } from './testing/start-test-proxy.ts';

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };

const refuseAtOnce: RequestListener = (req, res) => {
  json(res, 413, { error: 'A file is larger than 10 MB.' });
  req.resume();
};

function uploadHead(port: number, more: string): string {
  const lines = [
    `Host: localhost:${port}`,
    'X-Handinger-Dashboard: 1',
    'Content-Type: multipart/form-data; boundary=x',
    more,
  ];
  return `POST /api/tasks HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

test('forwards an upload unchanged, with a length or chunked', async () => {
  const body = Buffer.alloc(3_000_000, 'abcdefg');
  await using proxy = await startTestProxy(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk as Uint8Array));
    json(res, 200, { same: Buffer.concat(chunks).equals(body), length: req.headers['content-length'] ?? null });
  });
  const sized = { ...MULTIPART, 'content-length': String(body.length) };
  expect(JSON.parse((await proxy.ask('POST', '/api/tasks', { headers: sized, body })).body)).toEqual({
    same: true,
    length: String(body.length),
  });
  const chunked = proxy.open('POST', '/api/tasks', { headers: { ...MULTIPART, 'transfer-encoding': 'chunked' } });
  chunked.write(body.subarray(0, 1000));
  chunked.end(body.subarray(1000));
  expect(JSON.parse((await readAnswer(chunked)).body)).toEqual({ same: true, length: null });
});

test('streams an upload', async () => {
  const first = signal<string>();
  await using proxy = await startTestProxy((req, res) => {
    req.once('data', (chunk: Buffer) => first.fire(chunk.toString()));
    req.on('end', () => json(res, 200, {}));
  });
  const req = proxy.open('POST', '/api/tasks', { headers: MULTIPART });
  req.write('begin');
  expect(await first.promise).toBe('begin');
  req.end('end');
  expect((await readAnswer(req)).status).toBe(200);
});

test('breaks the request to the API if the client hangs up', async () => {
  const outcome = signal<string>();
  await using proxy = await startTestProxy((req) => {
    req.on('end', () => outcome.fire('ended'));
    req.on('error', () => outcome.fire('broken'));
    req.resume();
    req.once('data', () => client.destroy());
  });
  const head = uploadHead(proxy.port, 'Content-Length: 100');
  const client = net.connect(proxy.port, '127.0.0.1', () => client.write(`${head}{"input":`));
  expect(await outcome.promise).toBe('broken');
});

test.each([false, true])('a client that sends everything first can read a refusal (chunked: %s)', async (chunked) => {
  await using proxy = await startTestProxy(refuseAtOnce);
  const size = 30_000_000;
  const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${size}`;
  const head = uploadHead(proxy.port, `${length}\r\nConnection: close`);
  const socket = net.connect(proxy.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(head);
  const piece = Buffer.alloc(100_000, 'x');
  for (let sent = 0; sent < size; sent += piece.length) {
    if (chunked) socket.write(`${piece.length.toString(16)}\r\n`);
    const flushed = socket.write(piece);
    if (chunked) socket.write('\r\n');
    if (!flushed) await once(socket, 'drain');
  }
  if (chunked) socket.write('0\r\n\r\n');
  let response = '';
  for await (const chunk of socket) response += String(chunk);
  expect(response).toMatch(/^HTTP\/1\.1 413 /);
  expect(response).toContain('{"error":"A file is larger than 10 MB."}');
});

test('sends an error at once, although the API waits for the rest of the upload', async () => {
  const ended = signal();
  await using proxy = await startTestProxy((req, res) => {
    const body = '{"error":"A file is larger than 10 MB."}';
    res.writeHead(413, { 'content-type': 'application/json', 'content-length': body.length });
    res.write(body);
    req.on('error', () => ended.fire()).resume();
  });
  const req = proxy.open('POST', '/api/tasks', { headers: { ...MULTIPART, 'content-length': '1000000' } });
  req.write('begin');
  expect(await readAnswer(req)).toMatchObject({ status: 413, body: '{"error":"A file is larger than 10 MB."}' });
  await ended.promise;
  req.destroy();
});

test('hangs up on a client that keeps sending after an error', async () => {
  await using proxy = await startTestProxy(refuseAtOnce);
  const socket = net.connect(proxy.port, '127.0.0.1');
  let response = '';
  socket.on('data', (chunk) => (response += chunk.toString()));
  const hungUp = once(socket, 'error') as Promise<[NodeJS.ErrnoException]>;
  socket.write(uploadHead(proxy.port, `Content-Length: ${2 ** 40}`));
  const piece = Buffer.alloc(2 ** 20, 'x');
  const send = (): void => void socket.write(piece, (error) => error ?? send());
  send();
  expect((await hungUp)[0].code).toMatch(/^(ECONNRESET|EPIPE)$/);
  expect(response).toMatch(/^HTTP\/1\.1 413 /);
});

test('reports an API that hangs up during an upload, and reads the rest', async () => {
  await using proxy = await startTestProxy((req) => req.once('data', () => req.socket.destroy()));
  const answer = await proxy.ask('POST', '/api/tasks', { headers: MULTIPART, body: Buffer.alloc(20_000_000) });
  expect(answer.status).toBe(502);
  expect(JSON.parse(answer.body).error).toMatch(/The request did not reach it\.$/);
});

test('gives up a stalled upload, but not a slow one beside it', async () => {
  const broken = signal();
  const script: RequestListener = (req, res) => {
    req.on('error', () => broken.fire());
    req.on('end', () => json(res, 200, {}));
    req.resume();
  };
  await using proxy = await startTestProxy(script, { deadlines: { upload: 300 } });
  const stalled = proxy.open('POST', '/api/tasks', { headers: MULTIPART });
  stalled.write('begin');
  const slow = proxy.open('POST', '/api/tasks', { headers: MULTIPART });
  let pieces = 0;
  const drip = setInterval(() => {
    pieces += 1;
    if (pieces < 20) slow.write('x');
    else slow.end();
  }, 20);
  const answers = await Promise.all([readAnswer(stalled), readAnswer(slow)]);
  clearInterval(drip);
  expect(answers.map(({ status }) => status)).toEqual([408, 200]);
  await broken.promise;
});

test('does not forward a body to a route without one', async () => {
  let received = '';
  await using proxy = await startTestProxy(async (req, res) => {
    for await (const chunk of req) received += String(chunk);
    json(res, 200, { length: req.headers['content-length'] ?? null, type: req.headers['content-type'] ?? null });
  });
  const answer = await proxy.ask('DELETE', '/api/tasks/tsk_1', { body: '{"x":1}' });
  expect(answer.body).toBe('{"length":null,"type":null}');
  expect(received).toBe('');
});

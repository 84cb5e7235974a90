import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { listen } from './listen.ts';
import { signal, startTestProxy } from './testing/start-test-proxy.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

test('listens on loopback only, on both addresses', async () => {
  const from: (string | undefined)[] = [];
  const listening = await listen((req, res) => {
    from.push(req.socket.localAddress);
    res.end();
  }, 0);
  for (const host of ['127.0.0.1', '::1']) {
    const req = http.get({ host, port: listening.port, agent: false });
    const [res] = (await once(req, 'response')) as [http.IncomingMessage];
    await once(res.resume(), 'end');
  }
  expect(from).toEqual(['127.0.0.1', '::1']);
  await listening.close(0);
});

test('rejects if the port is taken, and leaves nothing open', async () => {
  const other = net.createServer().listen(0, '::1');
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  await expect(listen(() => undefined, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const free = net.createServer().listen(port, '127.0.0.1');
  await once(free, 'listening');
  free.close();
  other.close();
});

test('closes idle connections at once and others after the grace period', async () => {
  const began = signal();
  const listening = await listen((req, res) => {
    res.write('x');
    if (req.url === '/stream') began.fire();
    else res.end();
  }, 0);
  const agent = new http.Agent({ keepAlive: true });
  const idle = http.get({ host: '127.0.0.1', port: listening.port, agent });
  const [answer] = (await once(idle, 'response')) as [http.IncomingMessage];
  await once(answer.resume(), 'end');
  const running = http.get({ host: '127.0.0.1', port: listening.port, path: '/stream', agent: false });
  const [stream] = (await once(running, 'response')) as [http.IncomingMessage];
  await began.promise;
  const cut = once(stream.resume(), 'error');
  await listening.close(20);
  expect(((await cut) as [Error])[0].message).toBe('aborted');
  agent.destroy();
});

test('cuts a refused request that never ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await using proxy = await startTestProxy(() => undefined);
    const socket = net.connect(proxy.port, '127.0.0.1');
    const closed = once(socket, 'close');
    socket.write(`POST /nothing HTTP/1.1\r\nHost: localhost:${proxy.port}\r\nContent-Length: 9\r\n\r\na`);
    const [answer]: unknown[] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 405 /);
    vi.advanceTimersByTime(29_999);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    await closed;
  } finally {
    vi.useRealTimers();
  }
});

test('refuses an unknown Expect header, with the security headers', async () => {
  await using proxy = await startTestProxy(() => undefined);
  const response = await proxy.raw(
    `GET / HTTP/1.1\r\nHost: localhost:${proxy.port}\r\nExpect: x\r\nConnection: close\r\n\r\n`,
  );
  expect(response).toMatch(/^HTTP\/1\.1 417 /);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response).toContain(`${name}: ${value}`);
});

test('refuses bytes that are not HTTP, with the security headers', async () => {
  await using proxy = await startTestProxy(() => undefined);
  const response = await proxy.raw('hello\r\n\r\n');
  expect(response).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(response).toContain(`Content-Security-Policy: ${SECURITY_HEADERS['Content-Security-Policy']}`);
  expect(response).toMatch(/\{"error":"The request is malformed\."\}$/);
  const long = await proxy.raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(long).toMatch(/^HTTP\/1\.1 431 /);
});

test('cuts a refused client that does not hang up', async () => {
  const listening = await listen(() => undefined, 0);
  const socket = net.connect({ port: listening.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write('hello\r\n\r\n');
  await once(socket.resume(), 'end');
  const outcome = await Promise.race([listening.close(60_000), sleep(15_000, 'still open', { ref: false })]);
  expect(outcome).toBeUndefined();
  socket.destroy();
});

test('cuts a response that has started instead of appending an error', async () => {
  await using proxy = await startTestProxy((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: 1\n\n');
  });
  const get = `GET /api/tasks/t HTTP/1.1\r\nHost: localhost:${proxy.port}\r\n\r\n`;
  const socket = net.connect(proxy.port, '127.0.0.1', () => socket.write(get));
  let response = '';
  for await (const chunk of socket) {
    response += String(chunk);
    if (response.includes('data: 1')) socket.write('what is this\r\n\r\n');
  }
  expect(response).toMatch(/^HTTP\/1\.1 200 /);
  expect(response).not.toContain('malformed');
});

test('refuses a malformed body before the response starts', async () => {
  await using proxy = await startTestProxy(() => undefined);
  const head = `POST /api/tasks HTTP/1.1\r\nHost: localhost:${proxy.port}\r\nX-Handinger-Dashboard: 1\r\nContent-Type: application/json`;
  const response = await proxy.raw(`${head}\r\nTransfer-Encoding: chunked\r\n\r\nwhat is this\r\n`);
  expect(response).toMatch(/^HTTP\/1\.1 400 /);
});

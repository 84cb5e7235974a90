import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startTestProxy } from './testing/start-test-proxy.ts';

const statusCode = fc.oneof(
  fc.integer({ min: 0, max: 999 }),
  fc.constantFrom(0, 99, 100, 101, 103, 199, 204, 205, 304, 600),
);
const value = fc.oneof(
  fc.constantFrom('application/json', 'text/event-stream', 'gzip', 'chunked', '5', '-1', '0', 'close'),
  fc.string({ maxLength: 20 }),
  fc.constant(`attachment; filename*=UTF-8''${'%F0%9F%98%80'.repeat(120)}a`),
);
const NAMES =
  'Content-Type Content-Length Transfer-Encoding Content-Encoding Content-Disposition Retry-After Connection Upgrade Location X-Other';
const answer = fc
  .record({
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP'),
    status: statusCode.map((code) => String(code).padStart(3, '0')),
    reason: fc.constantFrom(' OK', '', ' \u0001'),
    headers: fc.array(fc.tuple(fc.constantFrom(...NAMES.split(' ')), value), { maxLength: 5 }),
    body: fc.constantFrom('', '{}', '{"error":"x"}', 'data: 1\n\n', '2\r\n{}\r\n0\r\n\r\n', 'zz\r\n'),
    cut: fc.option(fc.nat(200)),
  })
  .map(({ version, status: code, reason, headers, body, cut }) => {
    const lines = headers.map(([header, content]) => `${header}: ${content}\r\n`).join('');
    const whole = `${version} ${code}${reason}\r\n${lines}\r\n${body}`;
    return whole.slice(0, cut ?? whole.length);
  });
const request = fc.constantFrom(
  ['GET', '/api/tasks/t'],
  ['GET', '/api/workers/w/files/t/1/a.csv'],
  ['GET', '/api/tasks/t?stream=true'],
  ['POST', '/api/tasks'],
);

test('responds properly or cuts the connection, whatever the API sends, and keeps running', async () => {
  let next = '';
  await using proxy = await startTestProxy((req, res) => {
    res.socket?.end(next, 'latin1');
    req.resume();
  });
  await fc.assert(
    fc.asyncProperty(answer, request, async (bytes, [method = '', path = '']) => {
      next = bytes;
      const given = await proxy
        .ask(method, path, method === 'POST' ? { body: '{}' } : {})
        .catch((error: Error) => error);
      if (given instanceof Error) expect(given).toMatchObject({ code: 'ECONNRESET' });
      else expect(given.status).toSatisfy((code: number) => code >= 200 && code <= 599 && (code < 300 || code >= 400));
      expect(await proxy.ask('GET', '/healthz')).toMatchObject({ status: 200 });
    }),
    { numRuns: 400 },
  );
});

test.each(['000', '001', '099', '100', '199', '600', '999'])('refuses status %s', async (code) => {
  await using proxy = await startTestProxy((_req, res) => {
    res.socket?.end(`HTTP/1.1 ${code} X\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
  });
  const { status, body } = await proxy.ask('GET', '/api/tasks/t');
  expect(status).toBe(502);
  expect(JSON.parse(body).error).toMatch(/\.$/);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from './security-headers.ts';
import { json, startTestProxy, type TestProxy } from './testing/start-test-proxy.ts';

let reached: string[] = [];
let proxy: TestProxy;

beforeAll(async () => {
  proxy = await startTestProxy((req, res) => {
    reached.push(`${req.method} ${req.url}`);
    json(res, 200, { ok: true });
  });
});
afterAll(() => proxy[Symbol.asyncDispose]());

async function refused(
  method: string,
  path: string,
  headers: Record<string, string | undefined>,
  body?: string,
): Promise<number> {
  reached = [];
  const answer = await proxy.ask(method, path, { headers, ...(body !== undefined && { body }) });
  expect(reached).toEqual([]);
  expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) });
  return answer.status;
}

describe('Host', () => {
  test.each(['evil.com', 'localhost.evil.com', 'evil.com:PORT', 'localhost', 'localhost:1', '127.0.0.1.nip.io:PORT'])(
    '%s is refused before routing',
    async (host) => {
      for (const path of ['/', '/healthz', '/api/tasks', '/nowhere']) {
        expect(await refused('GET', path, { host: host.replace('PORT', String(proxy.port)) })).toBe(403);
      }
    },
  );

  test.each(['localhost', '127.0.0.1', '[::1]'])('accepts %s with the listening port', async (name) => {
    const answer = await proxy.ask('GET', '/healthz', { headers: { host: `${name}:${proxy.port}` } });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
  });

  test.each(['localhost:PORT', 'evil.com'])('refuses a second Host header (%s)', async (second) => {
    reached = [];
    const hosts = [`localhost:${proxy.port}`, second.replace('PORT', String(proxy.port))];
    for (const [first, last] of [hosts, hosts.toReversed()]) {
      const response = await proxy.raw(
        `GET /api/tasks HTTP/1.1\r\nHost: ${first}\r\nhOST: ${last}\r\nConnection: close\r\n\r\n`,
      );
      expect(response).toMatch(/^HTTP\/1\.1 400 /);
      expect(response).toContain('{"error":"The request has more than one Host header."}');
    }
    expect(reached).toEqual([]);
  });

  test('refuses a request without Host, with the security headers', async () => {
    const response = await proxy.raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(response).toMatch(/^HTTP\/1\.1 403 /);
    expect(response).toContain(SECURITY_HEADERS['Content-Security-Policy']);
  });
});

describe('Origin', () => {
  test.each([
    'null',
    'http://localhost.evil.com',
    'https://localhost:PORT',
    'http://localhost:1',
    'http://127.0.0.1:PORT',
  ])('%s is refused', async (origin) => {
    expect(await refused('GET', '/api/tasks', { origin: origin.replace('PORT', String(proxy.port)) })).toBe(403);
    expect(await refused('POST', '/api/tasks', { origin: origin.replace('PORT', String(proxy.port)) }, '{}')).toBe(403);
  });

  test("accepts the page's own origin", async () => {
    const answer = await proxy.ask('POST', '/api/tasks', {
      headers: { origin: `http://localhost:${proxy.port}` },
      body: '{}',
    });
    expect(answer.status).toBe(200);
  });
});

describe('other sites', () => {
  test.each(['cross-site', 'same-site'])('refuses to read the API with Sec-Fetch-Site %s', async (site) => {
    expect(await refused('GET', '/api/tasks', { 'sec-fetch-site': site })).toBe(403);
    expect(await refused('GET', '/connection?x', { 'sec-fetch-site': site })).toBe(403);
  });

  test('opens the page by a link from another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', accept: 'text/html' };
    expect(await proxy.ask('GET', '/', { headers })).toMatchObject({ status: 200 });
  });
});

describe('writes', () => {
  test.each(['POST', 'PATCH', 'DELETE'])('refuses %s without the dashboard header', async (method) => {
    expect(await refused(method, '/api/workers/w', { 'x-handinger-dashboard': undefined })).toBe(403);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'refuses a body of type "%s"',
    async (type) => {
      expect(await refused('POST', '/api/tasks', { 'content-type': type }, '{"input":"x"}')).toBe(415);
      expect(
        await refused('POST', '/api/tasks', { 'content-type': type, 'x-handinger-dashboard': undefined }, '{}'),
      ).toBe(403);
    },
  );
});

describe('malformed requests', () => {
  test.each([
    ['an absolute address', 'http://evil.com/api/tasks'],
    ['another host', '//evil.com/api/tasks'],
    ['a backslash', '/api\\tasks'],
    ['a raw NUL', '/api/tasks/\0'],
    ['raw bytes', '/api/tasks/\xff'],
    ['a star', '*'],
  ])('refuses %s', async (_what, target) => {
    reached = [];
    const response = await proxy.raw(
      `GET ${target} HTTP/1.1\r\nHost: localhost:${proxy.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(response).toContain('{"error":');
    expect(response).toContain(SECURITY_HEADERS['Content-Security-Policy']);
    expect(reached).toEqual([]);
  });

  test.each(['/api/tasks/%2e%2e/keys', '/api/tasks/a%2fb', '/api/workers/w/files/%2e%2e', '/api/keys', '/api'])(
    'refuses %s',
    async (path) => {
      expect(await refused('GET', path, {})).toBe(404);
    },
  );
});

test('sets the security headers on every response, errors too', async () => {
  const wanted = Object.fromEntries(
    Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const path of ['/', '/healthz', '/connection', '/api/tasks', '/api/nothing', '/assets/none.js', '/start.js']) {
    expect((await proxy.ask('GET', path)).headers).toMatchObject(wanted);
  }
  expect((await proxy.ask('POST', '/')).headers).toMatchObject(wanted);
  expect(SECURITY_HEADERS['Content-Security-Policy']).not.toContain('unsafe');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from './security-headers.ts';
import { json, startRig, type Rig } from './rig/proxy-rig.ts';

let reached: string[] = [];
let rig: Rig;

beforeAll(async () => {
  rig = await startRig((req, res) => {
    reached.push(`${req.method} ${req.url}`);
    json(res, 200, { ok: true });
  });
});
afterAll(() => rig[Symbol.asyncDispose]());

async function refused(
  method: string,
  path: string,
  headers: Record<string, string | undefined>,
  body?: string,
): Promise<number> {
  reached = [];
  const answer = await rig.ask(method, path, { headers, ...(body !== undefined && { body }) });
  expect(reached).toEqual([]);
  expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) });
  return answer.status;
}

describe('Host', () => {
  test.each(['evil.com', 'localhost.evil.com', 'evil.com:PORT', 'localhost', 'localhost:1', '127.0.0.1.nip.io:PORT'])(
    '%s is refused before routing',
    async (host) => {
      for (const path of ['/', '/healthz', '/api/tasks', '/nowhere']) {
        expect(await refused('GET', path, { host: host.replace('PORT', String(rig.port)) })).toBe(403);
      }
    },
  );

  test.each(['localhost', '127.0.0.1', '[::1]'])('%s with the listening port is ours', async (name) => {
    const answer = await rig.ask('GET', '/healthz', { headers: { host: `${name}:${rig.port}` } });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
  });

  test.each(['localhost:PORT', 'evil.com'])('a second one (%s) is refused', async (second) => {
    reached = [];
    const hosts = [`localhost:${rig.port}`, second.replace('PORT', String(rig.port))];
    for (const [first, last] of [hosts, hosts.toReversed()]) {
      const said = await rig.raw(
        `GET /api/tasks HTTP/1.1\r\nHost: ${first}\r\nhOST: ${last}\r\nConnection: close\r\n\r\n`,
      );
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(said).toContain('{"error":"The request has more than one Host header."}');
    }
    expect(reached).toEqual([]);
  });

  test('a request without one is refused, with the same headers as any', async () => {
    const said = await rig.raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(said).toMatch(/^HTTP\/1\.1 403 /);
    expect(said).toContain(SECURITY_HEADERS['Content-Security-Policy']);
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
    expect(await refused('GET', '/api/tasks', { origin: origin.replace('PORT', String(rig.port)) })).toBe(403);
    expect(await refused('POST', '/api/tasks', { origin: origin.replace('PORT', String(rig.port)) }, '{}')).toBe(403);
  });

  test("the page's own passes", async () => {
    const answer = await rig.ask('POST', '/api/tasks', {
      headers: { origin: `http://localhost:${rig.port}` },
      body: '{}',
    });
    expect(answer.status).toBe(200);
  });
});

describe('other sites', () => {
  test.each(['cross-site', 'same-site'])('Sec-Fetch-Site %s may not read the API', async (site) => {
    expect(await refused('GET', '/api/tasks', { 'sec-fetch-site': site })).toBe(403);
    expect(await refused('GET', '/connection?x', { 'sec-fetch-site': site })).toBe(403);
  });

  test('a link from elsewhere opens the page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', accept: 'text/html' };
    expect(await rig.ask('GET', '/', { headers })).toMatchObject({ status: 200 });
  });
});

describe('writes', () => {
  test.each(['POST', 'PATCH', 'DELETE'])('%s without the header of the page is refused', async (method) => {
    expect(await refused(method, '/api/workers/w', { 'x-handinger-dashboard': undefined })).toBe(403);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'a body of type "%s" is refused',
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
  ])('%s goes nowhere', async (_what, target) => {
    reached = [];
    const said = await rig.raw(`GET ${target} HTTP/1.1\r\nHost: localhost:${rig.port}\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain('{"error":');
    expect(said).toContain(SECURITY_HEADERS['Content-Security-Policy']);
    expect(reached).toEqual([]);
  });

  test.each(['/api/tasks/%2e%2e/keys', '/api/tasks/a%2fb', '/api/workers/w/files/%2e%2e', '/api/keys', '/api'])(
    '%s goes nowhere',
    async (path) => {
      expect(await refused('GET', path, {})).toBe(404);
    },
  );
});

test('every answer, refusals too, carries the security headers', async () => {
  const wanted = Object.fromEntries(
    Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const path of ['/', '/healthz', '/connection', '/api/tasks', '/api/nothing', '/assets/none.js', '/theme.js']) {
    expect((await rig.ask('GET', path)).headers).toMatchObject(wanted);
  }
  expect((await rig.ask('POST', '/')).headers).toMatchObject(wanted);
  expect(SECURITY_HEADERS['Content-Security-Policy']).not.toContain('unsafe');
});

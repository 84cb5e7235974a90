import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, KEY, startTestProxy } from './testing/start-test-proxy.ts';
import { FILE_POLICY } from './security-headers.ts';

const REJECTED = "The server's key was rejected by the API. Check HANDINGER_API_KEY where the dashboard was started.";

async function answerTo(script: RequestListener, path = '/api/tasks/tsk_1', method = 'GET') {
  await using proxy = await startTestProxy(script);
  const answer = await proxy.ask(method, path, method === 'POST' ? { body: '{"input":"x"}' } : {});
  return { ...answer, log: proxy.log };
}

describe('the request to the API', () => {
  test('has the key, the allowed headers, the path and the query, and nothing else', async () => {
    let received: IncomingMessage | undefined;
    await using proxy = await startTestProxy((req, res) => {
      received = req;
      json(res, 200, {});
    });
    await proxy.ask('GET', '/api/workers/w%3A1?taskId=t%201&stream=true', {
      headers: {
        accept: 'application/json',
        'last-event-id': '3/17',
        authorization: 'Bearer stolen',
        cookie: 'session=1',
        origin: `http://localhost:${proxy.port}`,
        referer: 'http://localhost/',
        'accept-encoding': 'gzip, br',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.com',
        forwarded: 'for=10.0.0.1',
        'x-stainless-retry-count': '1',
        'sec-fetch-site': 'same-origin',
      },
    });
    expect(received?.url).toBe('/api/workers/w%3A1?taskId=t%201&stream=true');
    expect(received?.headers).toEqual({
      host: `127.0.0.1:${proxy.upstreamPort}`,
      authorization: `Bearer ${KEY}`,
      accept: 'application/json',
      'accept-encoding': 'identity',
      'last-event-id': '3/17',
      'user-agent': 'handinger-dashboard',
      connection: 'keep-alive',
    });
  });

  test('has the body with its type, length and idempotency key', async () => {
    let received: IncomingMessage | undefined;
    let body = '';
    await using proxy = await startTestProxy(async (req, res) => {
      received = req;
      for await (const chunk of req) body += String(chunk);
      json(res, 200, {});
    });
    await proxy.ask('POST', '/api/tasks', { headers: { 'idempotency-key': 'snd_1' }, body: '{"input":"é"}' });
    expect(body).toBe('{"input":"é"}');
    expect(received?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'snd_1' });
    expect(received?.headers).not.toHaveProperty('x-handinger-dashboard');
  });

  test('prepends the path of the base address', async () => {
    let url: string | undefined;
    const script: RequestListener = (req, res) => {
      ({ url } = req);
      json(res, 200, {});
    };
    await using proxy = await startTestProxy(script, { basePath: '/handinger/' });
    await proxy.ask('GET', '/api/tasks?limit=1');
    expect(url).toBe('/handinger/api/tasks?limit=1');
  });
});

describe('the response to the browser', () => {
  test("is the API's body, with only the allowed headers", async () => {
    const answer = await answerTo((_req, res) => {
      res.setHeader('set-cookie', 'a=1');
      res.setHeader('server', 'api/1.0');
      res.setHeader('access-control-allow-origin', '*');
      json(res, 201, { task: 1 });
    });
    expect(answer).toMatchObject({ status: 201, body: '{"task":1}' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    for (const name of ['set-cookie', 'server', 'access-control-allow-origin'])
      expect(answer.headers).not.toHaveProperty(name);
  });

  test.each([402, 403, 404, 409, 413, 422, 429, 500, 503])('has the error sentence of a %i', async (status) => {
    const answer = await answerTo((_req, res) => json(res, status, { error: 'Because.', internal: 'x' }));
    expect(answer).toMatchObject({ status, body: '{"error":"Because."}' });
  });

  test.each([
    ['17', '17'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [KEY, undefined],
    [`17; ${KEY}`, undefined],
    ['-1', undefined],
  ])('has Retry-After: %s', async (sentHeader, received) => {
    const answer = await answerTo((_req, res) => {
      res.setHeader('retry-after', sentHeader);
      json(res, 429, { error: 'Slow down.' });
    });
    expect(answer.headers['retry-after']).toBe(received);
  });

  test.each([
    ['content-encoding', 'gzip', 502],
    ['content-encoding', 'identity, br', 502],
    ['content-encoding', 'Identity', 200],
    ['content-encoding', '', 200],
    ['transfer-encoding', 'gzip, chunked', 502],
  ])('%s: %s is answered with %i', async (header, value, status) => {
    for (const path of ['/api/tasks/t', '/api/workers/w/files/t/1/a.csv']) {
      const answer = await answerTo((_req, res) => {
        res.setHeader(header, value);
        json(res, 200, {});
      }, path);
      expect(answer.status).toBe(status);
      expect(answer.headers).not.toHaveProperty('content-encoding');
    }
  });

  test.each([
    ['a page', 'text/html', '<html><script>alert(1)</script></html>'],
    ['cut JSON', 'application/json', '{"error":"Beca'],
    ['other JSON', 'application/json', '{"message":"x"}'],
    ['nothing', 'text/plain', ''],
    ['an endless page', 'text/html', 'x'.repeat(200_000)],
  ])('has an error sentence of the proxy instead of %s', async (_what, type, body) => {
    for (const [status, error] of [
      [404, 'The API does not know this address.'],
      [502, 'The API failed (502).'],
      [418, 'The API refused the request (418).'],
    ] as const) {
      const answer = await answerTo((_req, res) => {
        res.writeHead(status, { 'content-type': type });
        res.end(body);
      });
      expect(answer).toMatchObject({ status, body: JSON.stringify({ error }) });
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  test('is an error if a success is not JSON', async () => {
    for (const type of ['text/html', 'application/jsonp', undefined]) {
      const answer = await answerTo((_req, res) => {
        if (type !== undefined) res.setHeader('content-type', type);
        res.end('<html>');
      });
      expect(answer.status).toBe(502);
      expect(JSON.parse(answer.body).error).toMatch(/^What answered is not the API/);
    }
  });

  test('is an error instead of a redirect', async () => {
    const answer = await answerTo((_req, res) => res.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(answer.status).toBe(502);
    expect(answer.headers).not.toHaveProperty('location');
  });
});

describe('the key is never sent to the browser', () => {
  test('if the API rejects it', async () => {
    const answer = await answerTo((_req, res) => json(res, 401, { error: `${KEY} was revoked` }));
    expect(answer).toMatchObject({ status: 401, body: JSON.stringify({ error: REJECTED }) });
  });

  test('if the API repeats it, in an error or a success, whole or in pieces', async () => {
    const refusal = await answerTo((req, res) => json(res, 403, { error: `no: ${req.headers.authorization}` }));
    expect(refusal.body).toBe('{"error":"no: Bearer [key]"}');
    const echo = await answerTo((req, res) => json(res, 200, req.headers));
    expect(echo.body).not.toContain(KEY);
    expect(JSON.parse(echo.body).authorization).toBe(`Bearer ${'*'.repeat(KEY.length)}`);
    const pieces = await answerTo((_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write(`"${KEY.slice(0, 9)}`, () => res.end(`${KEY.slice(9)}"`));
    });
    expect(pieces.body).toBe(`"${'*'.repeat(KEY.length)}"`);
    const escaped = [...KEY].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join('');
    const hidden = await answerTo((_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(`{"echo":"${escaped}"}`);
    });
    expect(JSON.parse(hidden.body).echo).toBe('*'.repeat(escaped.length));
  });

  test('or written to the log', async () => {
    const { log } = await answerTo((req) => req.socket.destroy(), `/api/tasks/${KEY}`);
    expect(log).toHaveLength(1);
    expect(log[0]).not.toContain(KEY);
  });
});

describe('a failing API', () => {
  test('refuses the connection', async () => {
    await using proxy = await startTestProxy(() => undefined);
    await proxy.stopUpstream();
    for (const method of ['GET', 'POST']) {
      const answer = await proxy.ask(method, '/api/tasks', method === 'POST' ? { body: '{}' } : {});
      expect(answer.status).toBe(502);
      const host = `127.0.0.1:${proxy.upstreamPort}`;
      expect(JSON.parse(answer.body).error).toBe(
        `The API at ${host} can't be reached (ECONNREFUSED). The request did not reach it.`,
      );
    }
    expect(proxy.log).toEqual([`no answer from the API at 127.0.0.1:${proxy.upstreamPort} (ECONNREFUSED)`]);
  });

  test('hangs up before responding: the errors for reads and writes differ', async () => {
    const read = await answerTo((req) => req.socket.destroy());
    expect(read.status).toBe(502);
    const write = await answerTo((req) => req.on('end', () => req.socket.destroy()).resume(), '/api/tasks', 'POST');
    expect(write.status).toBe(502);
    expect(JSON.parse(write.body).error).toMatch(
      /broke before it responded\. It is not known whether it accepted the request\.$/,
    );
  });

  test('breaks off during the response: the connection is cut', async () => {
    const script: RequestListener = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{"items":[1,', () => res.destroy());
    };
    await expect(answerTo(script)).rejects.toThrow('aborted');
  });

  test('does not respond to a read in time', async () => {
    await using proxy = await startTestProxy(() => undefined, { deadlines: { answer: 30 } });
    expect(await proxy.ask('GET', '/api/tasks')).toMatchObject({
      status: 504,
      body: '{"error":"The API took too long to respond."}',
    });
  });

  test('stalls during a response', async () => {
    const script: RequestListener = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{');
    };
    await using proxy = await startTestProxy(script, { deadlines: { answer: 500 } });
    await expect(proxy.ask('GET', '/api/tasks')).rejects.toThrow('aborted');
  });

  test('may take any time for a write', async () => {
    const script: RequestListener = (_req, res) => void setTimeout(() => json(res, 200, { late: true }), 600);
    await using proxy = await startTestProxy(script, { deadlines: { answer: 300 } });
    expect(await proxy.ask('POST', '/api/tasks', { body: '{}' })).toMatchObject({ status: 200, body: '{"late":true}' });
  });

  test('closes an idle connection: the read is retried', async () => {
    let requestCount = 0;
    await using proxy = await startTestProxy((req, res) => {
      requestCount += 1;
      if (requestCount === 2) req.socket.destroy();
      else json(res, 200, { asked: requestCount });
    });
    expect((await proxy.ask('GET', '/api/tasks')).body).toBe('{"asked":1}');
    expect((await proxy.ask('GET', '/api/tasks')).body).toBe('{"asked":3}');
  });
});

describe("a worker's file", () => {
  test.each([
    ['image/svg+xml', 'image/svg+xml'],
    ['text/html', 'text/plain; charset=utf-8'],
  ])('%s is an attachment that runs nothing', async (from, to) => {
    const answer = await answerTo(
      (_req, res) =>
        res.writeHead(200, { 'content-type': from, 'content-disposition': 'inline; filename="a.svg"' }).end('<svg/>'),
      '/api/workers/w/files/t/1/a.svg',
    );
    expect(answer).toMatchObject({ status: 200, body: '<svg/>' });
    expect(answer.headers).toMatchObject({
      'content-type': to,
      'content-disposition': `attachment; filename="a.svg"; filename*=UTF-8''a.svg`,
      'content-security-policy': FILE_POLICY,
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('a request meant for one API', () => {
  const taken: string[] = [];
  const take: RequestListener = (req, res) => {
    taken.push(req.headers['x-handinger-api'] === undefined ? 'taken' : 'told');
    json(res, 200, {});
  };

  test.each([undefined, 'embedded'])('is forwarded if it is this one (%s), without the header', async (api) => {
    taken.length = 0;
    await using proxy = await startTestProxy(take);
    const { status } = await proxy.ask('POST', '/api/tasks', {
      headers: { 'x-handinger-api': api },
      body: '{"input":"x"}',
    });
    expect([status, taken]).toEqual([200, ['taken']]);
  });

  test('is refused if it is another one, before the API is reached', async () => {
    taken.length = 0;
    await using proxy = await startTestProxy(take);
    const headers = { 'x-handinger-api': 'https://handinger.com' };
    const { status, body } = await proxy.ask('POST', '/api/tasks', { headers, body: '{"input":"x"}' });
    expect([status, taken]).toEqual([421, []]);
    expect(body).toContain('meant for another API');
  });
});

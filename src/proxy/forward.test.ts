import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, KEY, startRig } from './rig/proxy-rig.ts';
import { FILE_POLICY } from './security-headers.ts';

const REJECTED = "The server's key was rejected by the API. Check HANDINGER_API_KEY where the dashboard was started.";

async function answerTo(script: RequestListener, path = '/api/tasks/tsk_1', method = 'GET') {
  await using rig = await startRig(script);
  const answer = await rig.ask(method, path, method === 'POST' ? { body: '{"input":"x"}' } : {});
  return { ...answer, log: rig.log };
}

describe('what the API hears', () => {
  test('the key, the allowed headers, the path and the query, and nothing else', async () => {
    let heard: IncomingMessage | undefined;
    await using rig = await startRig((req, res) => {
      heard = req;
      json(res, 200, {});
    });
    await rig.ask('GET', '/api/workers/w%3A1?taskId=t%201&stream=true', {
      headers: {
        accept: 'application/json',
        'last-event-id': '3/17',
        authorization: 'Bearer stolen',
        cookie: 'session=1',
        origin: `http://localhost:${rig.port}`,
        referer: 'http://localhost/',
        'accept-encoding': 'gzip, br',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.com',
        forwarded: 'for=10.0.0.1',
        'x-stainless-retry-count': '1',
        'sec-fetch-site': 'same-origin',
      },
    });
    expect(heard?.url).toBe('/api/workers/w%3A1?taskId=t%201&stream=true');
    expect(heard?.headers).toEqual({
      host: `127.0.0.1:${rig.upstreamPort}`,
      authorization: `Bearer ${KEY}`,
      accept: 'application/json',
      'accept-encoding': 'identity',
      'last-event-id': '3/17',
      'user-agent': 'handinger-dashboard',
      connection: 'keep-alive',
    });
  });

  test('a body with its type, length and idempotency key', async () => {
    let heard: IncomingMessage | undefined;
    let body = '';
    await using rig = await startRig(async (req, res) => {
      heard = req;
      for await (const chunk of req) body += String(chunk);
      json(res, 200, {});
    });
    await rig.ask('POST', '/api/tasks', { headers: { 'idempotency-key': 'snd_1' }, body: '{"input":"é"}' });
    expect(body).toBe('{"input":"é"}');
    expect(heard?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'snd_1' });
    expect(heard?.headers).not.toHaveProperty('x-handinger-dashboard');
  });

  test('a path in the base address stays in front', async () => {
    let url: string | undefined;
    const script: RequestListener = (req, res) => {
      ({ url } = req);
      json(res, 200, {});
    };
    await using rig = await startRig(script, { basePath: '/handinger/' });
    await rig.ask('GET', '/api/tasks?limit=1');
    expect(url).toBe('/handinger/api/tasks?limit=1');
  });
});

describe('what the browser hears', () => {
  test('a good answer as it is, with only the headers that belong', async () => {
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

  test.each([402, 403, 404, 409, 413, 422, 429, 500, 503])('the sentence of a %i', async (status) => {
    const answer = await answerTo((_req, res) => json(res, status, { error: 'Because.', internal: 'x' }));
    expect(answer).toMatchObject({ status, body: '{"error":"Because."}' });
  });

  test.each([
    ['17', '17'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [KEY, undefined],
    [`17; ${KEY}`, undefined],
    ['-1', undefined],
  ])('how long to wait: %s', async (said, heard) => {
    const answer = await answerTo((_req, res) => {
      res.setHeader('retry-after', said);
      json(res, 429, { error: 'Slow down.' });
    });
    expect(answer.headers['retry-after']).toBe(heard);
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
  ])('a sentence of ours instead of %s', async (_what, type, body) => {
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

  test('a success that is not JSON is nobody we know', async () => {
    for (const type of ['text/html', 'application/jsonp', undefined]) {
      const answer = await answerTo((_req, res) => {
        if (type !== undefined) res.setHeader('content-type', type);
        res.end('<html>');
      });
      expect(answer.status).toBe(502);
      expect(JSON.parse(answer.body).error).toMatch(/^What answered is not the API/);
    }
  });

  test('a redirect is not followed', async () => {
    const answer = await answerTo((_req, res) => res.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(answer.status).toBe(502);
    expect(answer.headers).not.toHaveProperty('location');
  });
});

describe('the key stays here', () => {
  test('where the API rejects it', async () => {
    const answer = await answerTo((_req, res) => json(res, 401, { error: `${KEY} was revoked` }));
    expect(answer).toMatchObject({ status: 401, body: JSON.stringify({ error: REJECTED }) });
  });

  test('where the API repeats it, in a refusal or a good answer, whole or in pieces', async () => {
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

  test('in the log', async () => {
    const { log } = await answerTo((req) => req.socket.destroy(), `/api/tasks/${KEY}`);
    expect(log).toHaveLength(1);
    expect(log[0]).not.toContain(KEY);
  });
});

describe('an API in trouble', () => {
  test('one that is not there', async () => {
    await using rig = await startRig(() => undefined);
    await rig.stopUpstream();
    for (const method of ['GET', 'POST']) {
      const answer = await rig.ask(method, '/api/tasks', method === 'POST' ? { body: '{}' } : {});
      expect(answer.status).toBe(502);
      const host = `127.0.0.1:${rig.upstreamPort}`;
      expect(JSON.parse(answer.body).error).toBe(
        `The API at ${host} can't be reached (ECONNREFUSED). The request did not arrive there.`,
      );
    }
    expect(rig.log).toEqual([`no answer from the API at 127.0.0.1:${rig.upstreamPort} (ECONNREFUSED)`]);
  });

  test('one that hangs up before it answers leaves a read and a write with different words', async () => {
    const read = await answerTo((req) => req.socket.destroy());
    expect(read.status).toBe(502);
    const write = await answerTo((req) => req.on('end', () => req.socket.destroy()).resume(), '/api/tasks', 'POST');
    expect(write.status).toBe(502);
    expect(JSON.parse(write.body).error).toMatch(
      /broke before it answered\. Whether it took the request is not known\.$/,
    );
  });

  test('one that breaks off in mid-answer is cut, never ended', async () => {
    const script: RequestListener = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{"items":[1,', () => res.destroy());
    };
    await expect(answerTo(script)).rejects.toThrow('aborted');
  });

  test('one that hangs before a read', async () => {
    await using rig = await startRig(() => undefined, { deadlines: { answer: 30 } });
    expect(await rig.ask('GET', '/api/tasks')).toMatchObject({
      status: 504,
      body: '{"error":"The API took too long to answer."}',
    });
  });

  test('one that hangs in mid-answer', async () => {
    const script: RequestListener = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{');
    };
    await using rig = await startRig(script, { deadlines: { answer: 500 } });
    await expect(rig.ask('GET', '/api/tasks')).rejects.toThrow('aborted');
  });

  test('a write may take as long as it takes', async () => {
    const script: RequestListener = (_req, res) => void setTimeout(() => json(res, 200, { late: true }), 600);
    await using rig = await startRig(script, { deadlines: { answer: 300 } });
    expect(await rig.ask('POST', '/api/tasks', { body: '{}' })).toMatchObject({ status: 200, body: '{"late":true}' });
  });

  test('a read over a connection that the API has just closed is asked again', async () => {
    let asked = 0;
    await using rig = await startRig((req, res) => {
      asked += 1;
      if (asked === 2) req.socket.destroy();
      else json(res, 200, { asked });
    });
    expect((await rig.ask('GET', '/api/tasks')).body).toBe('{"asked":1}');
    expect((await rig.ask('GET', '/api/tasks')).body).toBe('{"asked":3}');
  });
});

describe("a worker's file", () => {
  test.each([
    ['image/svg+xml', 'image/svg+xml'],
    ['text/html', 'text/plain; charset=utf-8'],
  ])('%s is an attachment that nothing runs in', async (from, to) => {
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

describe('what is meant for one API alone', () => {
  const taken: string[] = [];
  const take: RequestListener = (req, res) => {
    taken.push(req.headers['x-handinger-api'] === undefined ? 'taken' : 'told');
    json(res, 200, {});
  };

  test.each([undefined, 'embedded'])('passes where it is this one (%s), which is not told', async (api) => {
    taken.length = 0;
    await using rig = await startRig(take);
    const { status } = await rig.ask('POST', '/api/tasks', {
      headers: { 'x-handinger-api': api },
      body: '{"input":"x"}',
    });
    expect([status, taken]).toEqual([200, ['taken']]);
  });

  test('is refused where it is another: nothing is taken, nothing spent', async () => {
    taken.length = 0;
    await using rig = await startRig(take);
    const headers = { 'x-handinger-api': 'https://handinger.com' };
    const { status, body } = await rig.ask('POST', '/api/tasks', { headers, body: '{"input":"x"}' });
    expect([status, taken]).toEqual([421, []]);
    expect(body).toContain('meant for another API');
  });
});

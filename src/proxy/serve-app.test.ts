import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, KEY, PAGE, startTestProxy, type TestProxy } from './testing/start-test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy((_req, res) => json(res, 200, {}));
});
afterAll(() => proxy[Symbol.asyncDispose]());

const page = { accept: 'text/html,application/xhtml+xml' };

test.each(['/', '/index.html', '/tasks/tsk_1', '/tasks/report.2024/turns'])('%s opens the page', async (path) => {
  const answer = await proxy.ask('GET', path, { headers: page });
  expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<title>Handinger</title>') });
  expect(answer.headers['cache-control']).toBe('no-cache');
});

test('caches hashed files for ever and revalidates others', async () => {
  const asset = await proxy.ask('GET', '/assets/main-abc123.js');
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('text/javascript'),
  });
  expect((await proxy.ask('GET', '/start.js')).headers['cache-control']).toBe('no-cache');
});

describe('compressed files', () => {
  const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes };
  const TYPES = { 'index.html': 'text/html;charset=utf-8', 'assets/main-abc123.js': 'text/javascript' };

  async function get(method: string, path: string, headers: Record<string, string> = {}) {
    const req = proxy.open(method, path, { headers });
    req.end();
    const [res]: IncomingMessage[] = await once(req, 'response');
    if (res === undefined) throw new Error('no response');
    return { status: res.statusCode, headers: res.headers, bytes: await buffer(res) };
  }

  test.each<[string | undefined, keyof typeof DECODERS]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1, gzip', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0', 'none'],
    ['zstd, brave', 'none'],
    ['identity', 'none'],
    [undefined, 'none'],
  ])('sends Accept-Encoding %s as %s', async (accepted, encoding) => {
    for (const [path, text] of Object.entries(PAGE) as [keyof typeof PAGE, string][]) {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      const answer = await get('GET', `/${path}`, headers);
      expect(DECODERS[encoding](answer.bytes).toString()).toBe(text);
      expect(answer.headers).toMatchObject({
        'content-type': TYPES[path],
        'content-length': String(answer.bytes.length),
        vary: 'Accept-Encoding',
      });
      expect(answer.headers['content-encoding'] ?? 'none').toBe(encoding);

      const head = await get('HEAD', `/${path}`, headers);
      const { date: _, ...same } = answer.headers;
      expect(head).toMatchObject({ status: 200, headers: same, bytes: Buffer.alloc(0) });
    }
  });

  test('compresses index.html for any address of the page', async () => {
    const answer = await get('GET', '/tasks/tsk_1', { ...page, 'accept-encoding': 'br' });
    expect(brotliDecompressSync(answer.bytes).toString()).toBe(PAGE['index.html']);
    expect(answer.headers).toMatchObject({ 'content-type': TYPES['index.html'], 'cache-control': 'no-cache' });
  });

  test('gives each version an ETag, and a 304 its caching headers', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const first = await get('GET', '/assets/main-abc123.js', { 'accept-encoding': encoding });
        const etag = first.headers.etag ?? '';
        const again = { 'accept-encoding': encoding, 'if-none-match': etag };
        expect(await get('GET', '/assets/main-abc123.js', again)).toMatchObject({
          status: 304,
          headers: { vary: 'Accept-Encoding', 'cache-control': 'public, max-age=31536000, immutable' },
        });
        return etag;
      }),
    );
    expect(new Set(tags).size).toBe(3);
  });

  test('sends fonts as they are', async () => {
    const answer = await get('GET', '/assets/inter-abc123.woff2', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer).toMatchObject({ headers: { 'content-type': 'font/woff2' }, bytes: Buffer.from('wOF2') });
  });

  test('ignores ranges', async () => {
    const answer = await get('GET', '/assets/main-abc123.js', { range: 'bytes=0-1' });
    expect(answer).toMatchObject({ status: 200, bytes: Buffer.from('export {};') });
  });
});

test.each([
  ['/assets/main-old.js', page],
  ['/assets/main-old.js', {}],
  ['/nothing.png', { accept: 'image/png' }],
  ['/%2e%2e/%2e%2e/etc/passwd', {}],
  ['/../package.json', {}],
])('responds to %s %j with 404', async (path, headers) => {
  const answer = await proxy.ask('GET', path, { headers });
  expect(answer).toMatchObject({ status: 404, body: '{"error":"Not found."}' });
});

test('refuses writes', async () => {
  expect(await proxy.ask('POST', '/tasks', { body: '{}' })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  });
});

test('/connection returns the API without the key', async () => {
  const answer = await proxy.ask('GET', '/connection');
  const host = `127.0.0.1:${proxy.upstreamPort}`;
  expect(JSON.parse(answer.body)).toEqual({ kind: 'embedded', host, origin: `http://${host}` });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.stringify(answer)).not.toContain(KEY);
});

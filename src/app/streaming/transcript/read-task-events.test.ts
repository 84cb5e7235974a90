import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPart, type TaskEvent, type TaskPart } from '#contract/task-event.ts';
import { readTaskEvents, StreamProblem } from './read-task-events.ts';

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function readAll(chunks: readonly Uint8Array[]): Promise<TaskEvent[]> {
  const events: TaskEvent[] = [];
  for await (const batch of readTaskEvents(streamOf(chunks))) events.push(...batch);
  return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const delta = (text: string) => ({ type: 'text-delta', id: 't', delta: text });
const parts = (events: TaskEvent[]) => events.map(({ part }) => part);

const SAMPLE = [
  '\uFEFFid: 0/0\r\ndata: {"type":"start"}\r\n\r\n',
  ': a comment\n\nid: 0/1\ndata:{"type":"text-delta","id":"t","delta":"Sarrià–Gràcia 🏙️"}\n\n',
  'id: 0/2\rdata: {"type":"text-delta",\rdata: "id":"t","delta":"two lines"}\r\r',
  'retry: soon\nfoo: bar\n\ndata: not json\n\ndata: {"type":"data-weather","data":21}\n\n',
  'event: done\ndata: [DONE]\n\n',
].join('');

/** Half a surrogate pair can't be written in UTF-8. */
const isWellFormed = (text: string) => new TextDecoder().decode(bytes(text)) === text;

function partByJson(data: string): TaskPart {
  try {
    return readPart(JSON.parse(data));
  } catch {
    return { type: 'unknown', raw: data, problem: 'an event that is not JSON' };
  }
}

describe('readTaskEvents', () => {
  test('reads comments, CR, LF, CRLF, a BOM, several data lines, junk and the done frame', async () => {
    const events = await readAll([bytes(SAMPLE)]);
    expect(parts(events)).toMatchObject([
      { type: 'start' },
      delta('Sarrià–Gràcia 🏙️'),
      delta('two lines'),
      { type: 'unknown', raw: 'not json' },
      { type: 'unknown', raw: { type: 'data-weather', data: 21 } },
      { type: 'done' },
    ]);
    expect(events.slice(0, 3).map(({ id }) => id)).toEqual(['0/0', '0/1', '0/2']);
  });

  test('reads the same events however the bytes are split', async () => {
    const whole = bytes(SAMPLE);
    const expected = await readAll([whole]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 40 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, i) => whole.slice(at[i], end));
        expect(await readAll(chunks)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['event: done\ndata: {}\n\n', 'data: [DONE]\n\n', 'data: {"type":"done"}\n\n'])(
    'reads %j as the done marker',
    async (frame) => {
      expect(parts(await readAll([bytes(frame)]))).toEqual([{ type: 'done' }]);
    },
  );

  test.each(['\n', '\r\n', '\r'])('reads lines that end in %j at the end of the stream, in any pieces', async (end) => {
    const text = SAMPLE.replaceAll(/\r\n?|\n/g, '\n').replaceAll('\n', end);
    const expected = await readAll([bytes(SAMPLE)]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        const whole = bytes(text);
        const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
          whole.slice(i * size, (i + 1) * size),
        );
        expect(await readAll(chunks)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('reads deltas as JSON.parse does', async () => {
    const string = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '\\', '\n', '\u2028', '"}'),
    );
    const part = fc.record({
      type: fc.constantFrom('text-delta', 'reasoning-delta', 'text-end'),
      id: string,
      delta: string,
    });
    const text = fc.oneof(
      part.map((one) => JSON.stringify(one)),
      fc.tuple(string, string).map(([id, words]) => `{"type":"text-delta","id":"${id}","delta":"${words}"}`),
    );
    const lines = fc.array(
      text.filter((one) => !/[\r\n]/.test(one) && isWellFormed(one)),
      { maxLength: 50 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (list) => {
        const read = parts(await readAll([bytes(list.map((data) => `data: ${data}\n\n`).join(''))]));
        expect(read).toEqual(list.map(partByJson));
      }),
      { numRuns: 30 },
    );
  });

  test('splits a long chunk into several batches', async () => {
    const frames = Array.from({ length: 2_000 }, (_, i) => `id: 0/${i}\ndata: {"type":"start"}\n\n`).join('');
    let batches = 0;
    let events = 0;
    for await (const batch of readTaskEvents(streamOf([bytes(frames.repeat(3))]))) {
      batches += 1;
      events += batch.length;
    }
    expect(events).toBe(6_000);
    expect(batches).toBeGreaterThan(1);
  });

  test('yields no marker for a stream without one', async () => {
    expect(parts(await readAll([bytes('data: {"type":"start"}\n\ndata: {"type":"fin')]))).toEqual([{ type: 'start' }]);
  });

  test('an endless line fails with constant memory', async () => {
    const line = bytes('a'.repeat(1_000_000));
    await expect(readAll([bytes('data: '), ...Array.from({ length: 10 }, () => line)])).rejects.toThrow(StreamProblem);
  });

  test('ends if its signal aborts, also before it starts', async () => {
    const silent = () => new ReadableStream<Uint8Array>();
    expect(await readTaskEvents(silent(), AbortSignal.abort()).next()).toEqual({ done: true, value: undefined });
    const leaving = new AbortController();
    const next = readTaskEvents(silent(), leaving.signal).next();
    leaving.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('throws the error that breaks the stream', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    await expect(readTaskEvents(broken).next()).rejects.toThrow('network error');
  });
});

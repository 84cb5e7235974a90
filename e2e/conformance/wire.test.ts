import { DONE_DATA } from '#contract/task-event.ts';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { addTool } from '../harness/add-tool.ts';
import { createGate } from '../harness/gate.ts';
import { saying } from '../harness/read-stream.ts';
import { call, fail, hold, say, text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

/** The AI SDK's UI message stream. */
const STANDARD_TYPES = new Set([
  'start',
  'start-step',
  'finish-step',
  'finish',
  'error',
  'abort',
  'message-metadata',
  'text-start',
  'text-delta',
  'text-end',
  'reasoning-start',
  'reasoning-delta',
  'reasoning-end',
  'tool-input-start',
  'tool-input-delta',
  'tool-input-available',
  'tool-input-error',
  'tool-output-available',
  'tool-output-error',
  'source-url',
  'source-document',
  'file',
]);

describeApi("a stream's wire format", (target) => {
  test('has headers that stop proxies from changing it', async () => {
    const stream = await target.client.stream(
      { input: 'Headers.' },
      { headers: { 'accept-encoding': 'gzip, br, deflate' } },
    );

    const { headers } = stream.response;
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(headers.get('cache-control')).toContain('no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('content-encoding')).toBeNull();
    await stream.close();
  });

  test('is the same live and resumed', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    const live = await target.client.stream({ input: 'Twice told.', taskId, workerId: worker.id });
    await live.rest();
    const again = await target.client.resume(worker.id, taskId);
    await again.rest();

    expect(again.raw).toBe(live.raw);
    for (const name of ['content-type', 'cache-control', 'x-accel-buffering', 'content-encoding']) {
      expect(again.response.headers.get(name)).toBe(live.response.headers.get(name));
    }
  });

  test('contains only parts of the standard', async () => {
    target.engine.on(
      'All there is.',
      say(
        { type: 'reasoning-start', id: 'r' },
        { type: 'reasoning-delta', id: 'r', delta: 'Hm.' },
        { type: 'reasoning-end', id: 'r' },
      ),
      call(addTool, { a: 1, b: 2 }),
      writeFile('a.txt', 'text/plain', 'a'),
      say({ type: 'source-url', sourceId: '1', url: 'https://example.org' }),
      text('Line one\nline two\r\n\r\ndata: x\n\nevent: done\u2028'),
      fail('at last'),
    );
    const frames = await (await target.client.stream({ input: 'All there is.' })).rest();

    for (const { data } of frames.filter((frame) => frame.data !== DONE_DATA)) {
      const { type } = JSON.parse(data);
      expect(STANDARD_TYPES.has(type) ? 'data-' : type).toMatch(/^data-/);
    }
    expect(frames.filter(({ part }) => part?.type === 'unknown')).toEqual([]);
    expect(frames.filter(({ data }) => data === DONE_DATA)).toEqual([frames.at(-1)]);
  });

  test("has a start and an end around every block's deltas", async () => {
    target.engine.on('Blocks.', text('a', 'b'), call(addTool, { a: 1, b: 2 }), text('c'));
    const frames = await (await target.client.stream({ input: 'Blocks.' })).rest();
    const blocks = new Map<string, string>();
    for (const { part } of frames) {
      if (part?.type !== 'text-start' && part?.type !== 'text-delta' && part?.type !== 'text-end') continue;
      blocks.set(part.id, `${blocks.get(part.id) ?? ''} ${part.type}`.trim());
    }
    expect([...blocks.values()]).toEqual([
      'text-start text-delta text-delta text-end',
      'text-start text-delta text-end',
    ]);
  });

  test('sends the first event before the worker has output', async () => {
    const gate = createGate();
    target.engine.on('Think.', hold(gate));
    const stream = await target.client.stream({ input: 'Think.' });

    expect((await stream.until(() => true)).part?.type).toBe('data-turn');
    gate.open();
    await stream.rest();
  });

  test('sends a comment every 15 s while silent', async () => {
    const gate = createGate();
    target.engine.on('Silence.', text('Now quiet.', gate, 'Back.'));
    const stream = await target.client.stream({ input: 'Silence.' });
    await stream.until(saying('Now quiet.'));
    await gate.reached;

    target.passTime(14_000);
    expect(stream.comments).toEqual([]);
    target.passTime(1_500);
    await stream.untilComments(1);
    target.passTime(15_500);
    await stream.untilComments(2);

    gate.open();
    await stream.rest();
    expect(stream.frames.at(-1)?.event).toBe('done');
  });
});

import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { addTool } from '../harness/add-tool.ts';
import { createGate } from '../harness/gate.ts';
import { type Frame, ofType, saying, textOf } from '../harness/read-stream.ts';
import { call, fail, hold, say, text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

const typesOf = (frames: readonly Frame[]) => frames.flatMap(({ part }) => part?.type ?? []);

describeApi("a task's stream", (target) => {
  test('starts with the turn, sends all parts in order, and ends with done', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    target.engine.on('Everything.', call(addTool, { a: 2, b: 3 }), text('The sum ', 'is 5.'));
    const stream = await target.client.stream({ input: 'Everything.', taskId, workerId: worker.id, budget: 'high' });
    const frames = await stream.rest();

    expect(frames[0]?.part).toMatchObject({
      type: 'data-turn',
      data: { taskId, seq: 0, workerId: worker.id, input: 'Everything.', budget: 'high' },
    });
    expect(frames[0]?.part).toMatchObject({ data: { turnId: (await target.client.readLastTurn(taskId)).id } });
    const types = typesOf(frames).filter((type) => type !== 'data-usage' && !type.endsWith('-step'));
    expect(types).toEqual(
      [
        'data-turn',
        'start',
        'tool-input-start',
        'tool-input-available',
        'tool-output-available',
        'text-start',
        'text-delta',
        'text-delta',
        'text-end',
        'finish',
      ].filter((type) => type !== 'tool-input-start' || types.includes(type)),
    );
    expect(textOf(frames)).toBe('The sum is 5.');
    expect(frames.at(-1)).toMatchObject({ event: 'done', data: '[DONE]' });
  });

  test('numbers its events seq/offset from 0 without a gap, also in follow-ups', async () => {
    const taskId = newId('tsk');
    for (const seq of [0, 1, 2]) {
      const stream = await target.client.stream({ input: `Turn ${seq} of three.`, taskId });
      const ids = (await stream.rest()).filter(({ part }) => part !== undefined).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, offset) => `${seq}/${offset}`));
    }
  });

  test('sends an event only after it is stored', async () => {
    const [taskId, gates] = [newId('tsk'), Array.from({ length: 5 }, createGate)];
    target.engine.on('Slowly.', text(...gates.flatMap((gate, i) => [gate, `word${i} `])));
    const stream = await target.client.stream({ input: 'Slowly.', taskId });
    for (const [i, gate] of gates.entries()) {
      gate.open();
      await stream.until(saying(`word${i} `));
      const stored = (await target.client.readTurns(taskId, '?parts=true'))[0]?.parts ?? [];
      const seen = stream.frames.flatMap(({ part, data }) => (part === undefined ? [] : [JSON.parse(data)]));
      expect(stored.map(({ part }) => part).slice(0, seen.length)).toEqual(seen);
    }
    await stream.rest();
  });

  test('contains a tool call with its input, output and time', async () => {
    target.engine.on('Add.', call(addTool, { a: 40, b: 2 }));
    const frames = await (await target.client.stream({ input: 'Add.' })).rest();
    const input = frames.find(ofType('tool-input-available'))?.part;
    const output = frames.find(ofType('tool-output-available'))?.part;

    expect(input).toMatchObject({ toolName: 'add', input: { a: 40, b: 2 }, toolCallId: expect.any(String) });
    expect(output).toMatchObject({
      output: { sum: 42 },
      toolCallId: input?.type === 'tool-input-available' ? input.toolCallId : '',
      providerMetadata: { handinger: { startMs: expect.any(Number), durationMs: expect.any(Number) } },
    });
  });

  test("contains a tool's error, and fails a turn that does not handle it", async () => {
    target.engine.on('Add too much.', call(addTool, { a: 4000, b: 2 }));
    const frames = await (await target.client.stream({ input: 'Add too much.' })).rest();

    expect(frames.find(ofType('tool-output-error'))?.part).toMatchObject({ errorText: 'add takes numbers up to 1000' });
    expect(typesOf(frames)).not.toContain('tool-output-available');
    expect(frames.at(-1)?.event).toBe('done');
  });

  test('passes on sources and files unchanged', async () => {
    const source = { type: 'source-url', sourceId: '1', url: 'https://example.org', title: 'Example' } as const;
    target.engine.on('Cite and write.', say(source), writeFile('a.txt', 'text/plain', 'a'));
    const frames = await (await target.client.stream({ input: 'Cite and write.' })).rest();

    expect(frames.find(ofType('source-url'))?.part).toEqual(source);
    expect(frames.find(ofType('file'))?.part).toMatchObject({
      mediaType: 'text/plain',
      url: expect.stringMatching(/^\/api\/workers\/[^/]+\/files\/.+a\.txt$/),
      providerMetadata: { handinger: { filename: 'a.txt', size: 1 } },
    });
  });

  test('ends a failed turn with error, finish and done', async () => {
    target.engine.on('Fail aloud.', text('Half.'), fail('the wheel came off'));
    const frames = await (await target.client.stream({ input: 'Fail aloud.' })).rest();

    expect(
      typesOf(frames)
        .filter((type) => type !== 'data-usage')
        .slice(-2),
    ).toEqual(['error', 'finish']);
    expect(textOf(frames)).toBe('Half.');
    expect(frames.at(-1)?.event).toBe('done');
  });

  test('ends an aborted turn with abort and done', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Abort aloud.', text('Half.'), hold(gate));
    const stream = await target.client.stream({ input: 'Abort aloud.', taskId });
    await gate.reached;
    await target.client.abort(taskId);

    expect(typesOf(await stream.rest()).at(-1)).toBe('abort');
    expect(stream.frames.at(-1)?.event).toBe('done');
  });

  test('reports growing usage, ending with what is charged', async () => {
    const taskId = newId('tsk');
    target.engine.on(
      'Use things.',
      call(addTool, { a: 1, b: 1 }),
      text('One. '),
      call(addTool, { a: 2, b: 2 }),
      text('Two.'),
    );
    const frames = await (await target.client.stream({ input: 'Use things.', taskId })).rest();
    const usages = frames.flatMap(({ part }) => (part?.type === 'data-usage' ? part.data : []));
    const turn = await target.client.readLastTurn(taskId);

    expect(usages.length).toBeGreaterThan(0);
    expect(usages.map(({ credits }) => credits)).toEqual(
      usages.map(({ credits }) => credits).toSorted((a, b) => a - b),
    );
    expect(usages.at(-1)).toMatchObject({
      credits: turn.credits,
      inputTokens: turn.inputTokens,
      outputTokens: turn.outputTokens,
      toolCalls: 2,
    });
  });

  test('responds with a JSON error, not a stream, to an invalid request', async () => {
    const answer = await target.client.send({ input: '', stream: true }, { headers: { accept: 'text/event-stream' } });
    expect(answer.status).toBeOneOf([400, 422]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

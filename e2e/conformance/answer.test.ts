import { newId } from '#contract/ids.ts';
import { Worker } from '#contract/worker.ts';
import { ToolProblem } from '#server/runner/engine.ts';
import { expect, test } from 'vitest';
import { createGate } from '../harness/gate.ts';
import { call, fail, hold, say, text, writeFile } from '../harness/scripted-engine.ts';
import { addTool } from '../harness/add-tool.ts';
import { describeApi } from './describe-api.ts';

/** From the API docs. */
const FIELDS = [
  'created_at',
  'error',
  'files',
  'id',
  'incomplete_details',
  'messages',
  'metadata',
  'object',
  'output',
  'output_text',
  'running',
  'sources',
  'status',
  'structured_output',
  'url',
  'usage',
];

describeApi('the response to a blocking send', (target) => {
  test('contains the structured output of a worker with an output schema, as its turn does', async () => {
    const outputSchema = { type: 'object', properties: { answer: { type: 'number' } } };
    const worker = await target.client.createWorker({ title: 'Counts', outputSchema });
    // oxlint-disable-next-line require-yield -- a step that says nothing
    target.engine.on('Count to five.', async function* () {
      return { answer: 5 };
    });
    const taskId = newId('tsk');
    const body = await target.client.run({ input: 'Count to five.', workerId: worker.id, taskId });
    expect(body.structured_output).toEqual({ answer: 5 });
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ structuredOutput: { answer: 5 } });
    expect(target.engine.turnsOf('Count to five.')[0]).toMatchObject({ outputSchema });
  });

  test('is checked against the schema in force, and usage tells what valid ones cost', async () => {
    const { client, engine } = target;
    const outputSchema = { type: 'object', properties: { answer: { type: 'number' } }, required: ['answer'] };
    const { id: workerId } = await client.createWorker({ title: 'Answers', outputSchema });
    for (const [input, output] of [
      ['Answer well.', { answer: 5 }],
      ['Answer badly.', { answer: 'five' }],
      ['Answer nothing.', undefined],
    ] as const) {
      // oxlint-disable-next-line require-yield -- a step that says nothing
      engine.on(input, async function* () {
        return output;
      });
      await client.run({ input, workerId });
    }
    engine.on('Break down.', fail('broke'));
    await client.run({ input: 'Break down.', workerId });
    target.passTime(60_000);
    await client.ask('PATCH', `/api/workers/${workerId}`, { outputSchema: null });
    await client.run({ input: 'Answer freely.', workerId });

    const years = { workerId, from: '2020-01-01T00:00:00Z', to: '2060-01-01T00:00:00Z', interval: 'month' };
    const outputs = { turns: 4, credits: 4, valid: 1 };
    const usage = await client.readUsage({ ...years, groupBy: 'worker', outputs: 'true' });
    expect(usage.totals).toMatchObject({ turns: 5, outputs });
    expect(usage.groups).toMatchObject([{ key: workerId, outputs }]);
    expect((await client.readUsage(years)).totals.outputs).toBeUndefined();
    const { items } = await client.readVersions(workerId);
    expect(items.map(({ usage: ofVersion }) => ofVersion.outputs)).toEqual([
      { turns: 0, credits: 0, valid: 0 },
      outputs,
    ]);
  });

  test('has exactly the fields of the API docs', async () => {
    const worker = await target.client.createWorker();
    target.engine.on('Complete me.', text('It is ', 'done.'));
    const answer = await target.client.send({ input: 'Complete me.', workerId: worker.id });

    expect(answer.status).toBe(200);
    expect(Object.keys(Object(answer.json)).toSorted()).toEqual(FIELDS);
    const body = Worker.parse(answer.json);
    expect(body).toMatchObject({
      id: worker.id,
      object: 'worker',
      status: 'completed',
      running: false,
      error: null,
      incomplete_details: null,
      output_text: 'It is done.',
      structured_output: null,
      files: [],
      sources: [],
    });
    expect(body.output).toEqual([
      {
        id: expect.any(String),
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: 'It is done.' }],
      },
    ]);
    expect(Number.isInteger(body.created_at)).toBe(true);
    expect(URL.canParse(body.url)).toBe(true);
    expect(body.usage?.credits).toBeGreaterThan(0);
    expect(body.usage?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test('has the roles and texts of the example, as its turn does', async () => {
    const taskId = newId('tsk');
    target.engine.on('Say nothing.', async function* () {});
    expect(await target.client.run({ input: 'Say nothing.', taskId })).toMatchObject({ output: [], output_text: '' });
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ role: 'user', outputText: '' });
  });

  test('contains the reason and the output so far of a failed turn', async () => {
    const taskId = newId('tsk');
    target.engine.on('Fail me.', text('Half an answer'), fail('the wheel came off'));
    const answer = await target.client.run({ input: 'Fail me.', taskId });

    expect(answer).toMatchObject({
      status: 'completed',
      running: false,
      error: { message: expect.any(String) },
      incomplete_details: null,
      output_text: 'Half an answer',
    });
    const { task, turns } = await target.client.readTask(taskId);
    expect(task.status).toBe('error');
    expect(turns).toEqual([expect.objectContaining({ status: 'error', error: answer.error })]);
  });

  test('is sent for a turn that failed because of a NUL', async () => {
    // oxlint-disable-next-line require-yield -- a step that says nothing
    target.engine.on('Read the odd table.', async function* () {
      throw new ToolProblem('There is no column na\0me.');
    });
    const { error } = await target.client.run({ input: 'Read the odd table.' });
    expect(error).toEqual({ message: 'There is no column na\u{FFFD}me.' });
  });

  test('says that the turn was aborted', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Abort me.', text('So far, ', gate, 'so good.'));
    const answering = target.client.run({ input: 'Abort me.', taskId });
    await gate.reached;
    expect(await target.client.abort(taskId)).toMatchObject({ status: 200, json: { aborted: true } });

    expect(await answering).toMatchObject({
      status: 'completed',
      running: false,
      error: null,
      incomplete_details: { reason: 'aborted' },
      output_text: 'So far, ',
    });
    expect((await target.client.readTask(taskId)).task.status).toBe('aborted');
  });

  test('says that the budget ended the turn, and the task counts as completed', async () => {
    const taskId = newId('tsk');
    const steps = Array.from({ length: 50 }, () => call(addTool, { a: 1, b: 1 }));
    target.engine.on('Count and count.', text('Counting. '), ...steps);
    const answer = await target.client.run({ input: 'Count and count.', taskId, budget: 'low' });

    expect(answer).toMatchObject({
      status: 'completed',
      running: false,
      error: null,
      incomplete_details: { reason: 'tool_call_limit' },
      output_text: 'Counting. ',
    });
    const { task, turns } = await target.client.readTask(taskId);
    expect(task.status).toBe('completed');
    expect(turns).toEqual([expect.objectContaining({ incompleteDetails: { reason: 'tool_call_limit' } })]);
  });

  test('lists files and sources with absolute URLs', async () => {
    target.engine.on(
      'Write and cite.',
      writeFile('summary.md', 'text/markdown', '# Tea\n'),
      say({ type: 'source-url', sourceId: '1', url: 'https://example.org/tea', title: 'Tea' }),
      text('See [1].'),
    );
    const answer = await target.client.run({ input: 'Write and cite.' });

    expect(answer.sources).toEqual([{ id: '1', type: 'url', title: 'Tea', url: 'https://example.org/tea' }]);
    expect(answer.files).toEqual([
      { filename: 'summary.md', mediaType: 'text/markdown', size: 6, url: expect.stringMatching(/^http:\/\//) },
    ]);
    const file = await target.client.fetch('GET', answer.files[0]?.url ?? '');
    expect(await file.text()).toBe('# Tea\n');
  });

  test('is sent only after the turn has ended', async () => {
    const gate = createGate();
    let answered = false;
    target.engine.on('Wait for it.', hold(gate), text('Now.'));
    const answering = target.client.run({ input: 'Wait for it.' }).finally(() => {
      answered = true;
    });
    await gate.reached;
    await target.client.readAccount();
    expect(answered).toBe(false);

    gate.open();
    expect((await answering).output_text).toBe('Now.');
  });

  test('covers its own turn only', async () => {
    const taskId = newId('tsk');
    target.engine.on('Turn one.', text('One.'), writeFile('one.txt', 'text/plain', '1'));
    await target.client.run({ input: 'Turn one.', taskId });
    const answer = await target.client.run({ input: 'Turn two.', taskId });

    expect(answer).toMatchObject({ output_text: 'Answer to: Turn two.', files: [] });
  });
});

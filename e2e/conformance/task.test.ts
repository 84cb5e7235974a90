import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { saying } from '../harness/read-stream.ts';
import { fail, say, text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

/** From the API docs. */
const TASK_FIELDS =
  'id completedAt createdAt createdByUserId organizationId status title totals triggeredBy url workerId'.split(' ');
const TURN_FIELDS =
  'id completedAt credits durationMs input inputTokens outputText outputTokens role seq startedAt status structuredOutput taskId'.split(
    ' ',
  );

describeApi('reading a task', (target) => {
  test('returns the task and its turns with every field of the API docs', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Read me.', taskId });
    const { task, turns } = await target.client.readTask(taskId);

    expect(Object.keys(task)).toEqual(expect.arrayContaining(TASK_FIELDS));
    expect(task).toMatchObject({ status: 'completed', archivedAt: null, totals: { turnCount: 1 } });
    expect(task.completedAt).toBe(turns?.[0]?.completedAt);
    expect(turns).toHaveLength(1);
    const [turn] = turns ?? [];
    expect(Object.keys(Object(turn))).toEqual(expect.arrayContaining(TURN_FIELDS));
    expect(turn).toMatchObject({
      taskId,
      seq: 0,
      status: 'completed',
      outputText: 'Answer to: Read me.',
      structuredOutput: null,
      error: null,
      incompleteDetails: null,
    });
    expect(turn).not.toHaveProperty('parts');
  });

  test('returns a running turn as far as it is', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Running.', text('So far. ', gate, 'Done.'));
    const stream = await target.client.stream({ input: 'Running.', taskId });
    await stream.until(saying('So far.'));

    const { task, turns } = await target.client.readTask(taskId);
    expect(task).toMatchObject({ status: 'running', completedAt: null });
    expect(task.running).toEqual({ since: turns?.[0]?.startedAt, credits: 1, approval: null });
    const listed = (await target.client.readTasks('')).items.find(({ id }) => id === taskId);
    expect(listed?.running).toEqual(task.running);
    expect(turns).toEqual([expect.objectContaining({ status: 'running', completedAt: null })]);
    expect(await target.client.readWorker(task.workerId, `?taskId=${taskId}`)).toMatchObject({
      status: 'running',
      running: true,
    });
    gate.open();
    await stream.rest();
    expect((await target.client.readTask(taskId)).task.running).toBeNull();
  });

  test('has ordered times and monotonic durations', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'Before the clock moved.', taskId });
    target.setClockBack(24 * 60 * 60 * 1000);
    await target.client.run({ input: 'After the clock moved.', taskId });

    const turns = await target.client.readTurns(taskId, '?parts=true');
    expect(turns.map(({ seq, input }) => [seq, input])).toEqual([
      [0, 'Before the clock moved.'],
      [1, 'After the clock moved.'],
    ]);
    for (const turn of turns) {
      expect(turn.durationMs).toBeGreaterThanOrEqual(0);
      const times = turn.parts?.map(({ at }) => at) ?? [];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.every((at) => at >= 0)).toBe(true);
    }
  });

  test('returns the streamed parts unchanged for parts=true', async () => {
    const taskId = newId('tsk');
    target.engine.on(
      'Everything, recorded.',
      say({ type: 'source-url', sourceId: '1', url: 'https://example.org' }),
      text('a', 'b'),
      writeFile('c.txt', 'text/plain', 'c'),
      fail('the end'),
    );
    const frames = await (await target.client.stream({ input: 'Everything, recorded.', taskId })).rest();
    const [turn] = await target.client.readTurns(taskId, '?parts=true');

    expect(turn?.parts?.map(({ part }) => part)).toEqual(frames.slice(0, -1).map(({ data }) => JSON.parse(data)));
    expect(turn?.parts?.map(({ offset }) => offset)).toEqual(turn?.parts?.map((_, i) => i));
    expect(turn?.files).toEqual([expect.objectContaining({ filename: 'c.txt' })]);
    expect(turn?.sources).toEqual([expect.objectContaining({ id: '1', url: 'https://example.org' })]);
  });

  test.each([
    ['?from=1', [1, 2, 3]],
    ['?to=1', [0, 1]],
    ['?from=1&to=2', [1, 2]],
    ['?from=2&to=1', []],
    ['?from=9', []],
    ['', [0, 1, 2, 3]],
  ])('turns%s are those turns', async (query, seqs) => {
    const taskId = newId('tsk');
    for (const input of ['a', 'b', 'c', 'd']) await target.client.run({ input, taskId });

    expect((await target.client.readTurns(taskId, query)).map(({ seq }) => seq)).toEqual(seqs);
  });

  test.each([
    ['parts=perhaps', 'parts'],
    ['from=first', 'from'],
    ['from=-1', 'from'],
    ['to=1.5', 'to'],
  ])('turns?%s is refused by name', async (query, name) => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'a', taskId });
    const answer = await target.client.ask('GET', `/api/tasks/${taskId}/turns?${query}`);

    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain(name);
  });

  test.each(['', '/turns', '/turns?parts=true'])('returns 404 for an unknown task at …%s', async (rest) => {
    const answer = await target.client.ask('GET', `/api/tasks/${newId('tsk')}${rest}`);

    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toMatch(/task/i);
  });
});

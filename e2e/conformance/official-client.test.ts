import Handinger, {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
} from '@ramensoft/handinger';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { createGate } from '../harness/gate.ts';
import { readStream, textOf } from '../harness/read-stream.ts';
import { hold, text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('the official client', (target) => {
  const connect = (apiKey = target.client.key, options = {}) =>
    new Handinger({ apiKey, baseURL: target.client.baseUrl, maxRetries: 0, ...options });

  test('creates, retrieves, lists turns and archives, as in the guide', async () => {
    const [client, taskId] = [connect(), newId('tsk')];
    const { id: workerId } = await client.workers.create({ instructions: 'Tell the weather.' });
    target.engine.on(
      "What's the weather today in Barcelona?",
      text('Sunny.'),
      writeFile('sky.txt', 'text/plain', 'blue'),
    );

    const worker = await client.tasks.create({ input: "What's the weather today in Barcelona?", workerId, taskId });
    expect(worker).toMatchObject({ id: workerId, output_text: 'Sunny.', running: false, error: null });

    const { task } = await client.tasks.retrieve(taskId);
    expect(task).toMatchObject({
      id: taskId,
      status: 'completed',
      triggeredBy: 'api',
      workerId,
      totals: { turnCount: 1 },
    });

    const turns = await client.tasks.listTurns(taskId);
    expect(turns.taskId).toBe(taskId);
    expect(turns.items).toEqual([
      expect.objectContaining({
        seq: 0,
        outputText: 'Sunny.',
        files: [expect.objectContaining({ filename: 'sky.txt', size: 4 })],
      }),
    ]);

    expect(await client.tasks.delete(taskId)).toEqual({ archived: true });
  });

  test('creates, retrieves, updates and deletes workers', async () => {
    const client = connect();
    const worker = await client.workers.create({ prompt: 'A worker that fact-checks short claims.', title: 'Checker' });
    expect(worker).toMatchObject({ title: 'Checker', outputSchema: null });
    expect(await client.workers.retrieve(worker.id)).toMatchObject({
      id: worker.id,
      object: 'worker',
      status: 'pending',
    });
    expect(await client.workers.update(worker.id, { title: 'Claim verdict v2' })).toMatchObject({
      title: 'Claim verdict v2',
    });
    expect(await client.workers.delete(worker.id)).toEqual({ deleted: true });
    await expect(client.workers.retrieve(worker.id)).rejects.toThrow(NotFoundError);
  });

  test('uploads files', async () => {
    const [client, taskId] = [connect(), newId('tsk')];
    const files = [new File(['a,b\n1,2\n'], 'rows.csv', { type: 'text/csv' })];
    // The client sends files in the body as multipart. Its types lack the field.
    const body = { input: 'Read the rows.', taskId, files };
    await client.tasks.create(body);

    expect((await target.client.readLastTurn(taskId)).attachments).toMatchObject([{ filename: 'rows.csv', size: 8 }]);
  });

  test('streams when a header asks for it', async () => {
    const response = await connect()
      .tasks.create({ input: 'Stream for the client.' }, { headers: { accept: 'text/event-stream' } })
      .asResponse();
    expect(textOf(await readStream(response).rest())).toBe('Answer to: Stream for the client.');
  });

  test('throws its own errors', async () => {
    const [client, taskId] = [connect(), newId('tsk')];
    await client.tasks.create({ input: 'Of one worker.', taskId });
    const other = await client.workers.create({ instructions: 'Another.' });

    await expect(connect('hdg_live_nobody').tasks.retrieve(taskId)).rejects.toThrow(AuthenticationError);
    await expect(client.tasks.create({ input: 'Mine?', taskId, workerId: other.id })).rejects.toThrow(
      PermissionDeniedError,
    );
    await expect(client.tasks.retrieve(newId('tsk'))).rejects.toThrow(NotFoundError);
    await expect(client.tasks.delete(newId('tsk'))).rejects.toThrow(NotFoundError);
    await client.tasks.delete(taskId);
    await expect(client.tasks.create({ input: 'More.', taskId })).rejects.toThrow(ConflictError);
  });

  test('joins its own turn when it retries after a timeout', async () => {
    const [taskId, gate, timeout] = [newId('tsk'), createGate(), new AbortController()];
    let tries = 0;
    const client = connect(target.client.key, {
      maxRetries: 2,
      fetch: (url: string, init: RequestInit) => {
        tries += 1;
        if (tries === 2) gate.open();
        // The client treats any aborted request as timed out.
        return fetch(url, tries === 1 ? { ...init, signal: timeout.signal } : init);
      },
    });
    void gate.reached.then(() => timeout.abort());
    target.engine.on('Longer than it waits.', hold(gate), text('Once.'));
    const worker = await client.tasks.create({ input: 'Longer than it waits.', taskId });

    expect(worker.output_text).toBe('Once.');
    expect(tries).toBe(2);
    expect(await target.client.readTurns(taskId)).toHaveLength(1);
  });
});

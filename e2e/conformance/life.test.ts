import { newId } from '#contract/ids.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { type ApiProcess, type ApiProcessOptions, startApiProcess } from '../harness/api-process.ts';
import { ofType, textOf } from '../harness/read-stream.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

/** Characters a second: slow enough that an answer is never through before the test is. */
const SLOWLY = { WORKER_PACE: '5' };

describe(`the life of an API process (${targetName})`, () => {
  const cleanUp: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const clean of cleanUp.splice(0).toReversed()) await clean();
  });

  async function storage(): Promise<Storage> {
    const made = await makeStorage();
    cleanUp.push(() => made.remove());
    return made;
  }

  async function start(options: ApiProcessOptions): Promise<ApiProcess> {
    const started = await startApiProcess(options);
    cleanUp.push(async () => {
      started.signal('SIGKILL');
      await started.exited;
    });
    return started;
  }

  test('killed in mid-turn: the next start ends the turn with a reason, charges it once, and tells it whole', async () => {
    const [place, taskId] = [await storage(), newId('tsk')];
    const first = await start({ ...place, env: SLOWLY });
    const client = await first.ready();
    const stream = await client.stream({ input: 'Cut me off.', taskId });
    await stream.until(ofType('text-delta'));
    const seen = stream.frames.length;
    first.signal('SIGKILL');
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
    await expect(stream.rest()).rejects.toThrow(/terminated/);

    const second = await (await start(place)).ready();
    const { task, turns } = await second.readTask(taskId);
    expect(task).toMatchObject({ status: 'error', totals: { turnCount: 1 } });
    expect(turns).toEqual([
      expect.objectContaining({ status: 'error', error: { message: expect.stringMatching(/stopped/i) } }),
    ]);
    expect(task.totals.credits).toBeGreaterThan(0);
    expect((await second.readAccount()).creditsSpent).toBe(task.totals.credits);
    const replay = await (await second.resume(task.workerId, taskId)).rest();
    expect(replay.slice(0, seen)).toEqual(stream.frames);
    expect(textOf(replay)).toBe(turns?.[0]?.outputText);
    expect(replay.at(-1)).toMatchObject({ event: 'done', data: '[DONE]' });
    expect(await second.run({ input: 'Go on.', taskId })).toMatchObject({ running: false });
    expect((await second.readAccount()).creditsSpent).toBe((await second.readTask(taskId)).task.totals.credits);
  });

  test('a second process on the same data ends at once and names the first', async () => {
    const place = await storage();
    const first = await start(place);
    const client = await first.ready();
    const second = await (await start(place)).exited;

    expect(second.code).toBe(1);
    expect(second.output).toContain(String(first.pid));
    expect((await client.readAccount()).creditsSpent).toBe(0);
  });

  test('SIGTERM in mid-stream ends the stream, the turn and the process, and nothing is lost', async () => {
    const [place, taskId] = [await storage(), newId('tsk')];
    const first = await start({ ...place, env: SLOWLY });
    const client = await first.ready();
    const streams = [await client.stream({ input: 'Until the end.', taskId })];
    await streams[0]?.until(ofType('text-delta'));
    const { task } = await client.readTask(taskId);
    for (let i = 0; i < 20; i += 1) streams.push(await client.resume(task.workerId, taskId));
    const began = performance.now();
    first.signal('SIGTERM');
    await Promise.all(streams.map((stream) => stream.rest().catch(() => undefined)));

    expect(await first.exited).toMatchObject({ code: 0 });
    expect(performance.now() - began).toBeLessThan(10_000);
    const again = await (await start(place)).ready();
    const [turn] = await again.readTurns(taskId);
    expect(turn).toMatchObject({ completedAt: expect.any(String) });
    const told = streams[0]?.frames ?? [];
    expect(turn?.outputText).toContain(textOf(told));
    expect(told.at(-1)?.event).toBe('done');
    expect(turn?.status).toBeOneOf(['error', 'aborted']);
    expect((await again.readAccount()).creditsSpent).toBe(turn?.credits);
  });

  test.each([
    ['API_PORT', 'eighty'],
    ['API_PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['API_KEY', 'short'],
  ])('%s=%s is refused by its name', async (name, value) => {
    const exit = await (await start({ dataDir: (await storage()).dataDir, env: { [name]: value } })).exited;

    expect(exit.code).toBe(1);
    expect(exit.output).toContain(name);
    expect(exit.output).not.toMatch(/^\s+at /m);
  });

  test('takes the key it is given, and keeps the ones it made to itself', async () => {
    const place = await storage();
    const own = await start({ ...place, env: { API_KEY: 'hdg_live_of_my_own_0123456789' } });
    const made = await own.ready();
    const answer = await made.ask('GET', '/api/account', undefined, {
      headers: { authorization: 'Bearer hdg_live_of_my_own_0123456789' },
    });

    expect(answer.status).toBe(200);
    own.signal('SIGTERM');
    expect((await own.exited).output).not.toContain(made.key);
  });
});

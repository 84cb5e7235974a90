import { once } from 'node:events';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import { newId } from '#contract/ids.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { type ApiProcess, type ApiProcessOptions, startApiProcess } from '../harness/api-process.ts';
import { ofType, textOf } from '../harness/read-stream.ts';
import { pgliteTemplate } from '../harness/pglite-template.ts';
import { executeOnPostgres } from '../harness/postgres-database.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

async function execute({ dataDir, databaseUrl }: Storage, statement: string): Promise<void> {
  if (databaseUrl !== undefined) return executeOnPostgres(databaseUrl, statement);
  const database = await PGlite.create(join(dataDir, 'db'));
  await database.exec(statement);
  await database.close();
}

/** Characters per second, so that no answer ends before the test. */
const SLOWLY = { WORKER_PACE: '5' };

describe(`an API process (${targetName})`, () => {
  const cleanUp: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const clean of cleanUp.splice(0).toReversed()) await clean();
  });

  async function storage(): Promise<Storage> {
    const made = await makeStorage();
    cleanUp.push(() => made.remove());
    // Like `startApi`: PGlite takes seconds to create a database.
    if (made.databaseUrl === undefined) {
      const empty = await PGlite.create(join(made.dataDir, 'db'), { loadDataDir: await pgliteTemplate() });
      await empty.close();
    }
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

  test('killed during a turn: the next start ends the turn with a reason, charges it once and shows all of it', async () => {
    const [place, taskId] = [await storage(), newId('tsk')];
    const first = await start({ ...place, env: SLOWLY });
    const client = await first.ready();
    const keyed = { headers: { [IDEMPOTENCY_KEY]: newId('snd') } };
    const stream = await client.stream({ input: 'Cut me off.', taskId }, keyed);
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
    const [cut] = await second.readTurns(taskId, '?steps=true');
    expect(cut?.steps?.reduce((sum, { credits }) => sum + (credits ?? 0), 0)).toBe(task.totals.credits);
    const replay = await (await second.resume(task.workerId, taskId)).rest();
    expect(replay.slice(0, seen)).toEqual(stream.frames);
    expect(textOf(replay)).toBe(turns?.[0]?.outputText);
    expect(replay.at(-1)).toMatchObject({ event: 'done', data: '[DONE]' });
    expect(await second.send({ input: 'Cut me off.', taskId }, keyed)).toMatchObject({
      status: 200,
      json: { output_text: turns?.[0]?.outputText, error: turns?.[0]?.error },
    });
    expect(await second.run({ input: 'Go on.', taskId })).toMatchObject({ running: false });
    expect((await second.readAccount()).creditsSpent).toBe((await second.readTask(taskId)).task.totals.credits);
  });

  test('offers the models of MODELS_FILE beside the built-in worker, or says what is wrong in it', async () => {
    const place = await storage();
    const file = join(place.dataDir, 'models.json');
    const model = { name: 'local', provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1' };
    const env = { MODELS_FILE: file };

    await writeFile(file, JSON.stringify({ models: [{ ...model, provider: 'openai' }] }));
    const wrong = await start({ ...place, env });
    expect(await wrong.exited).toMatchObject({
      code: 1,
      output: expect.stringContaining('models[0].provider must be openai-compatible or anthropic.'),
    });

    await writeFile(file, JSON.stringify({ models: [model] }));
    const client = await (await start({ ...place, env })).ready();
    const models = await client.readModels();
    expect(models.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['built-in worker', true],
      ['local', false],
    ]);
    expect((await client.run({ input: 'What is 1 + 1?' })).output_text).toContain('2');
  });

  test('killed during an upload: the next start deletes files without a turn', async () => {
    const place = await storage();
    const first = await start(place);
    const client = await first.ready();
    const rows = new File(['a\n1\n'], 'rows.csv', { type: 'text/csv' });
    expect((await client.upload({ input: 'Keep these rows.' }, [rows])).status).toBe(200);
    first.signal('SIGKILL');
    await first.exited;
    const files = join(place.dataDir, 'files');
    const before = await readdir(files);
    const [stored = ''] = before;
    await writeFile(join(files, 'fil_lost'), 'a\n1\n');
    await mkdir(join(place.dataDir, 'uploads', 'snd_cut'));
    for (const id of [stored, 'fil_lost']) await writeFile(join(place.dataDir, 'uploads', 'snd_cut', id), '');

    await (await start(place)).ready();
    expect(await readdir(files)).toEqual(before);
    expect(await readdir(join(place.dataDir, 'uploads'))).toEqual([]);
  });

  test('a second process on the same data exits at once and names the first', async () => {
    const place = await storage();
    const first = await start(place);
    const client = await first.ready();
    const second = await (await start(place)).exited;

    expect(second.code).toBe(1);
    expect(second.output).toContain(String(first.pid));
    expect((await client.readAccount()).creditsSpent).toBe(0);
  });

  test('SIGTERM ends streams, turn and process without loss', async () => {
    const [place, taskId] = [await storage(), newId('tsk')];
    const first = await start({ ...place, env: SLOWLY });
    const client = await first.ready();
    const streams = [await client.stream({ input: 'Until the end.', taskId })];
    await streams[0]?.until(ofType('text-delta'));
    const { task } = await client.readTask(taskId);
    for (let i = 0; i < 20; i += 1) streams.push(await client.resume(task.workerId, taskId));
    first.signal('SIGTERM');
    await Promise.all(streams.map((stream) => stream.rest().catch(() => undefined)));

    expect(await first.exited).toMatchObject({ code: 0 });
    const again = await (await start(place)).ready();
    const [turn] = await again.readTurns(taskId);
    expect(turn).toMatchObject({ completedAt: expect.any(String) });
    const received = streams[0]?.frames ?? [];
    expect(turn?.outputText).toContain(textOf(received));
    expect(received.at(-1)?.event).toBe('done');
    expect(turn?.status).toBeOneOf(['error', 'aborted']);
    expect((await again.readAccount()).creditsSpent).toBe(turn?.credits);
  });

  test('rejects all wrong variables at once, by name', async () => {
    const { dataDir } = await storage();
    const env = { API_PORT: 'eighty', DATABASE_URL: 'mysql://localhost/x', API_KEY: 'short' };
    const exit = await (await start({ dataDir, env })).exited;

    expect(exit.code).toBe(1);
    for (const name of Object.keys(env)) expect(exit.output).toContain(name);
    expect(exit.output).not.toMatch(/^\s+at /m);
  });

  test('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const exit = await (await start({ ...(await storage()), env: { API_PORT: String(port) } })).exited;

    expect(exit).toMatchObject({ code: 1, output: expect.stringContaining(`API_PORT ${port} is in use`) });
    other.close();
  });

  test('leaves a database of a newer version alone and says so', async () => {
    const place = await storage();
    const first = await start(place);
    await first.ready();
    first.signal('SIGTERM');
    await first.exited;
    const later = Date.UTC(2100, 0, 1);
    await execute(place, `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${later})`);

    const exit = await (await start(place)).exited;
    expect(exit.code).toBe(1);
    expect(exit.output).toMatch(/newer/);
    expect(exit.output).not.toMatch(/^\s+at /m);
    await execute(place, `delete from drizzle.__drizzle_migrations where created_at = ${later}`);
    const client = await (await start(place)).ready();
    expect((await client.readAccount()).creditsSpent).toBe(0);
  });

  test.runIf(targetName === 'pglite')('makes a new or existing database unreadable for other users', async () => {
    const place = await storage();
    const folder = join(place.dataDir, 'db');
    await chmod(folder, 0o755);
    await (await start(place)).ready();

    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('uses the key it is given, and prints no key that it generated', async () => {
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

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endpoints, IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import { newId } from '#contract/ids.ts';
import { Account, TaskWithTurns } from '#contract/task.ts';
import { createApi } from '#server/create-api.ts';
import { newKey } from '#server/keys.ts';
import { openDatabase } from '#server/store/open-database.ts';
import { registerKeys } from '#server/store/register-keys.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { formOf } from '../harness/api-client.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { createGate } from '../harness/gate.ts';
import { pgliteTemplate } from '../harness/pglite-template.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { TOOLS } from '../harness/start-api.ts';
import { createTestClock } from '../harness/test-clock.ts';
import { makeStorage, targetName } from './make-storage.ts';

interface Commit {
  /** Runs in the transaction, after its work. */
  before?(): Promise<void>;
  /** Runs between the commit and its confirmation. */
  after?(): Promise<void>;
}

const stops: (() => Promise<void>)[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** A test can change the database's next commits. */
async function startOverCommits() {
  const storage = await makeStorage();
  stops.push(storage.remove);
  const reports: unknown[] = [];
  const report = (problem: unknown) => reports.push(problem);
  const template = storage.databaseUrl === undefined ? await pgliteTemplate() : undefined;
  const { db, close } = await openDatabase({ ...storage, template, report, onLost: report });
  stops.push(close);
  const keys = { api: newKey(), ui: newKey() };
  const [clock, engine] = [createTestClock(), createScriptedEngine()];
  await registerKeys(db, { organizationId: newId('org'), userId: newId('usr'), keys, now: new Date(clock.now()) });

  const commits: Commit[] = [];
  const transaction = db.transaction.bind(db);
  db.transaction = async (work, config) => {
    const { before, after } = commits.shift() ?? {};
    const worked = await transaction(async (tx) => {
      const result = await work(tx);
      await before?.();
      return result;
    }, config);
    await after?.();
    return worked;
  };
  const api = await createApi({
    db,
    dataDir: storage.dataDir,
    dashboardUrl: 'http://localhost:4310',
    engine,
    findModelServers: () => Promise.resolve([]),
    toolProgram: TOOLS,
    clock,
    newId,
    report,
  });
  stops.push(api.close);

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${keys.api}`);
    return api.app.request(path, { ...init, headers }, {});
  };
  const file = new File(['a,b'], 'rows.csv', { type: 'text/csv' });
  return {
    commits,
    reports,
    clock,
    engine,
    send: (fields: { input: string; taskId: string; stream?: true }, key: string) =>
      ask(endpoints.createTask.path, {
        method: 'POST',
        body: formOf(fields, [file]),
        headers: { [IDEMPOTENCY_KEY]: key },
      }),
    readTask: async (taskId: string) =>
      TaskWithTurns.parse(await (await ask(endpoints.retrieveTask.path.replace(':taskId', taskId))).json()),
    readAccount: async () => Account.parse(await (await ask(endpoints.account.path)).json()),
    filesKept: async () => (await readdir(join(storage.dataDir, 'files'))).length,
  };
}

class Lost extends Error {}
const lose = async () => {
  throw new Lost('the connection was lost');
};

describe(`storing a turn (${targetName})`, () => {
  test('a request that joins a stored turn before it starts waits for the end of the turn', async () => {
    const { commits, send, readTask } = await startOverCommits();
    const [taskId, key, stored, joined, streamed] = [
      newId('tsk'),
      newId('snd'),
      createGate(),
      createGate(),
      createGate(),
    ];
    stops.push(async () => stored.open());
    commits.push(...[stored, joined, streamed].map((gate) => ({ after: () => gate.pass(never) })));
    const request = { input: 'Just stored.', taskId };
    const first = send(request, key);
    await stored.reached;
    const second = send(request, key);
    await joined.reached;
    const third = send({ ...request, stream: true }, key);
    await streamed.reached;
    joined.open();
    streamed.open();
    const answered: unknown[] = [];
    for (const answer of [second, third])
      void answer.then(async (response) => answered.push(await response.clone().text()));
    // Enough time for responses that don't wait.
    await send({ input: 'A whole other turn.', taskId: newId('tsk') }, newId('snd'));
    expect((await readTask(taskId)).task.status).toBe('running');
    expect(answered).toEqual([]);
    stored.open();

    const answers = await Promise.all([first, second].map(async (answer) => (await answer).text()));
    expect(answers[0]).toContain('"status":"completed"');
    expect(answers[1]).toBe(answers[0]);
    expect(await (await third).text()).toContain('"type":"finish"');
  });

  test('a turn whose commit was never confirmed runs once', async () => {
    const { commits, clock, engine, reports, send, readTask, filesKept } = await startOverCommits();
    const [taskId, key] = [newId('tsk'), newId('snd')];
    commits.push({ after: lose });
    const request = { input: 'Stored unheard.', taskId };
    expect((await send(request, key)).status).toBe(500);
    const again = send(request, key);
    await expectEventually(async () => {
      clock.pass(1000);
      return (await readTask(taskId)).task.status;
    }).toBe('completed');

    expect(await (await again).json()).toMatchObject({
      status: 'completed',
      output_text: 'Answer to: Stored unheard.',
    });
    expect(engine.turnsOf('Stored unheard.')).toHaveLength(1);
    expect(await filesKept()).toBe(1);
    expect(reports).toEqual([expect.any(Lost)]);
  });

  test('the end of a turn whose commit was never confirmed is charged once, and streamed to its last word', async () => {
    const { commits, clock, reports, send, readTask, readAccount } = await startOverCommits();
    const taskId = newId('tsk');
    commits.push({}, { after: lose });
    const streamed = await send({ input: 'Ended unheard.', taskId, stream: true }, newId('snd'));
    const read = streamed.text();
    await expectEventually(() => reports.length).toBe(1);
    let isRead = false;
    void read.then(() => (isRead = true));
    await expectEventually(() => {
      clock.pass(1000);
      return isRead;
    }).toBe(true);

    expect(await read).toContain('Answer to: Ended unheard.');
    expect(await read).toContain('"type":"finish"');
    const { task, turns } = await readTask(taskId);
    expect(task.status).toBe('completed');
    expect(task.totals.credits).toBe(turns?.[0]?.credits);
    expect((await readAccount()).creditsSpent).toBe(task.totals.credits);
    expect(reports).toEqual([expect.any(Lost)]);
  });

  test('a turn whose commit failed leaves nothing, and the same send runs as the first', async () => {
    const { commits, clock, engine, reports, send, filesKept } = await startOverCommits();
    const [taskId, key] = [newId('tsk'), newId('snd')];
    commits.push({ before: lose });
    const request = { input: 'Never stored.', taskId };
    expect((await send(request, key)).status).toBe(500);
    expect(await filesKept()).toBe(1);
    const again = send(request, key);
    await expectEventually(async () => {
      clock.pass(1000);
      return filesKept();
    }).toBe(1);

    expect(await (await again).json()).toMatchObject({ status: 'completed' });
    expect(engine.turnsOf('Never stored.')).toHaveLength(1);
    expect(await filesKept()).toBe(1);
    expect(reports).toEqual([expect.any(Lost)]);
  });
});

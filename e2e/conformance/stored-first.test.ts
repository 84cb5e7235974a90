import { afterEach, describe, expect, test } from 'vitest';
import pg from 'pg';
import { newId } from '#contract/ids.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { createGate } from '../harness/gate.ts';
import { saying } from '../harness/read-stream.ts';
import { createScriptedEngine, text } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeStorage, targetName } from './make-storage.ts';

/** Finds connections that wait to write parts. */
const WAITING = `select 1 from pg_locks where not granted and relation = 'parts'::regclass`;

// Only Postgres lets a second connection block the API's writes.
describe.runIf(targetName === 'postgres')('an event', () => {
  const cleanUp: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const clean of cleanUp.splice(0).toReversed()) await clean();
  });

  test('is not sent before it is stored', async () => {
    const [storage, engine, taskId] = [await makeStorage(), createScriptedEngine(), newId('tsk')];
    const [gate, end] = [createGate(), createGate()];
    cleanUp.push(() => storage.remove());
    const { client, stop } = await startApi({ ...storage, engine });
    cleanUp.push(stop);
    const other = new pg.Client({ connectionString: storage.databaseUrl });
    await other.connect();
    cleanUp.push(() => other.end());
    engine.on('Say it when it is safe.', text(gate, 'Safe.', end));
    const stream = await client.stream({ input: 'Say it when it is safe.', taskId });
    const stored = `select 1 from parts where part->>'type' = 'text-start'`;
    await expectEventually(async () => (await other.query(stored)).rowCount).toBe(1);

    await other.query('begin; lock table parts in share mode');
    let hasArrived = false;
    const hearing = stream.until(saying('Safe.')).then(() => {
      hasArrived = true;
    });
    gate.open();
    await expectEventually(async () => (await other.query(WAITING)).rowCount).toBeGreaterThan(0);
    await client.readAccount();
    expect(hasArrived).toBe(false);

    await other.query('commit');
    await hearing;
    end.open();
    await stream.rest();
  });
});

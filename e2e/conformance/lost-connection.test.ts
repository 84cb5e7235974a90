import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { newId } from '#contract/ids.ts';
import { newKey } from '#server/keys.ts';
import { createStore } from '#server/store/create-store.ts';
import { openDatabase } from '#server/store/open-database.ts';
import { registerKeys } from '#server/store/register-keys.ts';
import { expect, test } from 'vitest';
import { expectEventually } from '../harness/expect-eventually.ts';
import { makeStorage, targetName } from './make-storage.ts';

test.runIf(targetName === 'postgres')(
  'a connection lost during a transaction fails only that transaction',
  async () => {
    const storage = await makeStorage();
    const reports: unknown[] = [];
    const report = (problem: unknown) => reports.push(problem);
    const { db, close } = await openDatabase({ ...storage, report, onLost: report });

    const cut = db.transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
    await expect(cut).rejects.toThrow('Failed query');
    await expectEventually(() => reports.length).toBeGreaterThan(0);
    expect(await db.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] });
    await close();
    await storage.remove();
  },
);

test.runIf(targetName === 'postgres')(
  'a claimed key does not wait for the end of a turn of the organisation',
  async () => {
    const storage = await makeStorage();
    const report = (problem: unknown) => expect.unreachable(String(problem));
    const { db, close } = await openDatabase({ ...storage, report, onLost: report });
    const [organizationId, now] = [newId('org'), new Date()];
    await registerKeys(db, { organizationId, userId: newId('usr'), keys: { api: newKey(), ui: newKey() }, now });
    const claim = { organizationId, taskId: newId('tsk'), seq: 0, key: 'k', requestHash: 'h' };

    await createStore(db).transaction(async (ending) => {
      await ending.balance(organizationId, { lock: true });
      await db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '5s'`);
        await createStore(tx).claimKey({ ...claim, createdAt: now, forgetBefore: new Date(0) });
      });
    });
    await close();
    await storage.remove();
  },
);

test.runIf(targetName === 'postgres')('closing waits until Postgres has closed every connection', async () => {
  const storage = await makeStorage();
  const slow = await startSlowCloser(storage.databaseUrl ?? '');
  const report = (problem: unknown) => expect.unreachable(String(problem));
  const { db, close } = await openDatabase({ ...storage, databaseUrl: slow.url, report, onLost: report });
  await Promise.all(Array.from({ length: 3 }, () => db.execute(sql`select pg_sleep(0.05)`)));

  expect(slow.open()).toBe(4);
  await close();
  expect(slow.open()).toBe(0);
  await slow.stop();
  await storage.remove();
});

/** Forwards connections to Postgres. Closes all but the first 100 ms late. */
async function startSlowCloser(databaseUrl: string) {
  const postgres = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const delay = sockets.size === 0 ? 0 : 100;
    sockets.add(client);
    const upstream = connect({ host: postgres.hostname, port: Number(postgres.port) });
    client.pipe(upstream);
    upstream.pipe(client, { end: false });
    upstream.once('end', () =>
      setTimeout(() => {
        sockets.delete(client);
        client.end();
      }, delay),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    open: () => sockets.size,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
}

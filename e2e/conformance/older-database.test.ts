import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '#server/store/open-database.ts';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { expectEventually } from '../harness/expect-eventually.ts';
import { pgliteTemplate } from '../harness/pglite-template.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

const MIGRATIONS = fileURLToPath(new URL('../../src/server/store/migrations', import.meta.url));
const Journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) });

const ARCHIVED = `'2025-01-04', '2025-01-04', '2025-01-05', 1, 5, 1`;

/**
 * Data of the first version: a task of two turns, the first failed, with a file. `wrk_2` to `wrk_5` have the
 * instructions of their first input: `wrk_2` was created with it, `wrk_3` before it; `wrk_4` was changed later, and
 * `wrk_5` has a title of its own.
 */
const OLD_ROWS = `
  insert into organizations values ('org_local', 10000, 9, '2026-01-01');
  insert into users values ('usr_local', 'org_local', '2026-01-01');
  insert into workers values ('org_local', 'wrk_1', 'usr_local', 'Old', null, '', null, 'public', '2026-01-01', '2026-01-01', null);
  insert into tasks values ('org_local', 'tsk_1', 'wrk_1', 'usr_local', 'api', 'Old tamarinds', 'completed', 'low', '2026-01-02', '2026-01-03', null, 9, 20, 2);
  insert into tasks values ('org_local', 'tsk_2', 'wrk_1', 'usr_local', 'api', 'Other', 'completed', 'low', '2026-01-04', '2026-01-04', null, 1, 5, 1);
  insert into turns values ('org_local', 'tsk_1', 0, 'trn_1', 'error', 'Old tamarinds, please.', 'Half a medlar', 'low', 'api', '2026-01-02', '2026-01-02', 4, 10, 1, 1, 0, 0, 'It broke.', null, null, '[]', 'h', 'k');
  insert into turns values ('org_local', 'tsk_1', 1, 'trn_2', 'completed', 'Again.', 'A whole quince', 'low', 'api', '2026-01-03', '2026-01-03', 5, 10, 1, 1, 0, 0, null, null, null, '[]', 'h', 'k');
  insert into turns values ('org_local', 'tsk_2', 0, 'trn_3', 'completed', 'Other', '', 'low', 'api', '2026-01-04', '2026-01-04', 1, 5, 1, 1, 0, 0, null, null, null, '[]', 'h', 'k');
  insert into workers select 'org_local', id, 'usr_local', title, null, E'Compare these  two\\nsuppliers', null, 'public', made::timestamptz, changed::timestamptz, null
    from (values
      ('wrk_2', 'Compare these two…', '2025-01-04', '2025-01-04'), ('wrk_3', 'Compare these two…', '2025-01-03', '2025-01-03'),
      ('wrk_4', 'Compare these two…', '2025-01-04', '2025-01-05'), ('wrk_5', 'Buyer', '2025-01-04', '2025-01-04')
    ) as workers (id, title, made, changed);
  insert into tasks select 'org_local', 'tsk_' || id, id, 'usr_local', 'api', title, 'completed', 'low', ${ARCHIVED} from workers where id <> 'wrk_1';
  insert into turns select 'org_local', 'tsk_' || id, 0, 'trn_' || id, 'completed', instructions, '', 'low', 'api', '2025-01-04', '2025-01-04', 1, 5, 1, 1, 0, 0, null, null, null, '[]', 'h', 'k' from workers where id <> 'wrk_1';
  insert into parts select 'org_local', 'tsk_1', 0, n, n, '{"type":"start"}' from generate_series(0, 99) as n;
  insert into parts values ('org_local', 'tsk_1', 1, 0, 0, '{"type":"start"}'), ('org_local', 'tsk_2', 0, 0, 0, '{"type":"start"}');
  insert into files values ('fil_1', 'org_local', 'tsk_1', 0, 'wrk_1', 'a.txt', 'text/plain', 1, 'attachment', 0, '2026-01-02');`;

async function firstMigration(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'first-migration');
  await mkdir(dataDir, { recursive: true });
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta', '_journal.json');
  const journal = Journal.parse(JSON.parse(await readFile(file, 'utf8')));
  const entries = journal.entries.filter(({ idx }) => idx === 0);
  await writeFile(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

async function makeOldDatabase({ dataDir, databaseUrl }: Storage): Promise<void> {
  const migrationsFolder = await firstMigration(dataDir);
  if (databaseUrl === undefined) {
    const client = await PGlite.create(path.join(dataDir, 'db'), { loadDataDir: await pgliteTemplate() });
    await migratePglite(drizzlePglite(client), { migrationsFolder });
    await client.exec(OLD_ROWS);
    await client.close();
  } else {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
    await client.query(OLD_ROWS);
    await client.end();
  }
}

/** Lists tables with planner statistics. */
async function listAnalyzed({ dataDir, databaseUrl }: Storage): Promise<string[]> {
  const { db, close } = await openDatabase({ dataDir, databaseUrl, report: () => {}, onLost: () => {} });
  const analyzed = await db.selectDistinct({ name: sql<string>`tablename` }).from(sql`pg_stats`);
  await close();
  return analyzed.map(({ name }) => name);
}

test(`a database of the first version is migrated with all its data (${targetName})`, async () => {
  const storage = await makeStorage();
  await makeOldDatabase(storage);
  const api = await startApi({ ...storage, engine: createScriptedEngine() });
  const idsOf = async (query: string) => (await api.client.readTasks(query)).items.map(({ id }) => id);

  expect(await idsOf('')).toEqual(['tsk_2', 'tsk_1']);
  expect(await idsOf('?hasFiles=true')).toEqual(['tsk_1']);
  expect(await idsOf('?of=turns&cause=It%20broke')).toEqual(['tsk_1']);
  expect(await idsOf('?hasErrors=true')).toEqual(['tsk_1']);
  expect(await idsOf('?hasErrors=false&hasFiles=false')).toEqual(['tsk_2']);
  for (const word of ['tamarinds', 'please', 'medlar', 'quince']) {
    await expectEventually(() => idsOf(`?q=${word}`)).toEqual(['tsk_1']);
  }
  const oneOff = (await api.client.readWorkers()).filter((worker) => worker.oneOff);
  expect(oneOff.map(({ id }) => id)).toEqual(['wrk_2']);
  const { totals, buckets } = await api.client.readUsage({
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-05T00:00:00Z',
    interval: 'month',
  });
  expect(buckets.map(({ tasks }) => tasks)).toEqual([2]);
  expect(totals).toMatchObject({ credits: 10, tasks: 2, turns: 3, failedTurns: 1, failedCredits: 4, durationMs: 25 });
  const turns = await api.client.readTurns('tsk_1', '?parts=true');
  expect(turns.map(({ parts }) => parts?.length)).toEqual([100, 1]);
  await api.client.run({ input: 'Go on.', taskId: 'tsk_1' });
  expect((await api.client.readTask('tsk_1')).task.totals.turnCount).toBe(3);
  expect(api.reports).toEqual([]);
  await api.stop();
  expect(await listAnalyzed(storage)).toEqual(expect.arrayContaining(['ended_turns', 'task_usage']));
  await storage.remove();
});

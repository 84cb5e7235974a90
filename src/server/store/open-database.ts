import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import * as z from 'zod/mini';
import { messageOf, StartProblem } from '../start-problem.ts';
import { holdAdvisoryLock } from './advisory-lock.ts';
import type { Database } from './database.ts';

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));

export interface OpenDatabase {
  db: Database;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  dataDir: string;
  /** Undefined: PGlite. */
  databaseUrl: string | undefined;
  /** For tests: a `dumpDataDir`, which saves seconds. */
  template?: Blob | undefined;
  /** For errors outside of queries. */
  report(problem: unknown): void;
  /** Another process has taken the database: this one must stop writing. */
  onLost(problem: StartProblem): void;
}

/** Opens and migrates. Throws `StartProblem` if the database is damaged, newer than this version, or in use. */
export function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.databaseUrl === undefined ? openPglite(options) : openPostgres(options.databaseUrl, options);
}

async function openPglite({ dataDir, template }: DatabaseOptions): Promise<OpenDatabase> {
  const folder = path.join(dataDir, 'db');
  try {
    if (!existsSync(folder)) await makePglite(dataDir, folder, template);
    if (!(await readdir(folder)).includes('PG_VERSION')) throw new Error('the file PG_VERSION is missing');
    await chmod(folder, 0o700);
    const client = await PGlite.create(folder);
    const db = drizzlePglite(client);
    await refuseNewer(db);
    await migratePglite(db, { migrationsFolder });
    return { db, close: () => client.close() };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The database in ${folder} can't be opened: ${messageOf(error)}. Nothing was changed. Put a backup of that folder ` +
        'back, or move it away to start with an empty database.',
    );
  }
}

/** Moved when complete, so that an interrupted start leaves no partial database. */
async function makePglite(dataDir: string, folder: string, template: Blob | undefined): Promise<void> {
  const unfinished = `${folder}.new`;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const client = await PGlite.create(unfinished, template === undefined ? {} : { loadDataDir: template });
  await client.close();
  await rename(unfinished, folder);
}

async function openPostgres(connectionString: string, options: DatabaseOptions): Promise<OpenDatabase> {
  const lock = await holdAdvisoryLock(connectionString, options);
  const pool = new pg.Pool({ connectionString, max: 10 });
  const connections = new Set<Promise<void>>();
  // An unhandled 'error' event ends the process, and the pool handles only idle clients.
  pool.on('connect', (client) => {
    client.on('error', options.report);
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    connections.add(ended);
    void ended.then(() => connections.delete(ended));
  });
  pool.on('error', () => undefined);
  const close = async () => {
    // `end` resolves before the server has closed the connections.
    await pool.end();
    await Promise.all(connections);
    await lock.release();
  };
  try {
    const db = drizzlePostgres(pool);
    await refuseNewer(db);
    await migratePostgres(db, { migrationsFolder });
    return { db, close };
  } catch (error) {
    await close();
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`The tables at DATABASE_URL can't be brought up to date: ${messageOf(error)}`);
  }
}

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

async function refuseNewer(db: Database): Promise<void> {
  const newest = await newestMigration(db);
  if (newest === undefined) return;
  const journal = Journal.parse(
    JSON.parse(await readFile(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8')),
  );
  if (newest <= Math.max(...journal.entries.map(({ when }) => when))) return;
  throw new StartProblem(
    'The database was made by a newer version of handinger-dashboard. Nothing was changed. Update handinger-dashboard, ' +
      'or name another DATA_DIR or DATABASE_URL.',
  );
}

/** Undefined for an empty database. */
async function newestMigration(db: Database): Promise<number | undefined> {
  const [table] = await db
    .select({ name: sql<string | null>`to_regclass('drizzle.__drizzle_migrations')::text` })
    .from(sql`(select 1) as one`);
  if (table?.name == null) return undefined;
  const [row] = await db
    .select({ newest: sql<number | null>`max(created_at)::double precision` })
    .from(sql`drizzle.__drizzle_migrations`);
  return row?.newest ?? undefined;
}

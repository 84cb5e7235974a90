import { createPostgresDatabase } from '../harness/postgres-database.ts';
import { makeTempDir } from '../harness/temp-dir.ts';

/** `CONFORMANCE_TARGET` selects one. */
const TARGETS = ['pglite', 'postgres'] as const;

export const targetName = readTargetName(process.env['CONFORMANCE_TARGET']);

export interface Storage {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  remove(): Promise<void>;
}

export async function makeStorage(): Promise<Storage> {
  const dir = await makeTempDir('conformance');
  const database = targetName === 'postgres' ? await createPostgresDatabase(readAdminUrl()) : undefined;
  return {
    dataDir: dir.path,
    databaseUrl: database?.url,
    async remove() {
      await database?.drop();
      await dir.remove();
    },
  };
}

function readTargetName(value: string | undefined): (typeof TARGETS)[number] {
  const found = TARGETS.find((name) => name === (value ?? 'pglite'));
  if (found === undefined) throw new Error(`CONFORMANCE_TARGET: write one of ${TARGETS.join(', ')}`);
  return found;
}

function readAdminUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined || url === '') {
    throw new Error(
      'TEST_DATABASE_URL: write the address of a Postgres where databases may be made, such as postgres://postgres@localhost/postgres',
    );
  }
  return url;
}

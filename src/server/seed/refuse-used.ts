import { readdir } from 'node:fs/promises';
import type { Database } from '../store/database.ts';
import { organizations } from '../store/schema.ts';
import { StartProblem } from '../start-problem.ts';

export async function refuseUsedDirectory(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return;
  throw new StartProblem(
    `DATA_DIR ${dataDir} is not empty. Nothing was changed. Name a new folder, like DATA_DIR=./seeded, or empty this one.`,
  );
}

export async function refuseUsedDatabase(db: Database): Promise<void> {
  const [used] = await db.select({ id: organizations.id }).from(organizations).limit(1);
  if (used === undefined) return;
  throw new StartProblem(
    'The database at DATABASE_URL is in use: it has an organisation. Nothing was added. Name an empty database.',
  );
}

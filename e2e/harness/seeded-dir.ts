import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../run/run-program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A data directory with seeded tasks, cached until seed or schema change, because it takes minutes. Use a copy to
 * write.
 */
export async function seededDir(tasks: number, until: string): Promise<string> {
  const dir = join(ROOT, 'e2e/.scratch', `seed-${tasks}-${await fingerprint(until)}`);
  if (existsSync(dir)) return dir;
  await mkdir(dirname(dir), { recursive: true });
  // Several processes may seed at once: each seeds its own directory, and the first to finish provides the shared one.
  const unfinished = await mkdtemp(`${dir}.new-`);
  try {
    await seed(unfinished, tasks, until);
    await rename(unfinished, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return dir;
}

async function seed(dataDir: string, tasks: number, until: string): Promise<void> {
  const command = [process.execPath, join(ROOT, 'src/launcher/run.mjs'), 'seed'] as const;
  const env = { DATA_DIR: dataDir, DATABASE_URL: undefined };
  const { exitCode } = await runProgram([...command, '--tasks', String(tasks), '--until', until], { env });
  if (exitCode !== 0) throw new Error(`the seed ended with ${exitCode}`);
}

async function fingerprint(until: string): Promise<string> {
  const hash = createHash('sha256').update(until);
  for (const folder of ['src/server/seed', 'src/server/store/migrations']) {
    const names = (await readdir(join(ROOT, folder))).filter((name) => /(?<!\.test)\.(ts|sql)$/.test(name));
    for (const name of names.toSorted()) hash.update(name).update(await readFile(join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

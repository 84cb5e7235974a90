import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { loadKeys } from '../keys.ts';
import { lockDataDir } from '../lock.ts';
import { openFileStorage } from '../runner/open-file-storage.ts';
import { LOCAL } from '../start-api.ts';
import { StartProblem } from '../start-problem.ts';
import { openDatabase } from '../store/open-database.ts';
import { registerKeys } from '../store/register-keys.ts';
import { makeHistory } from './make-history.ts';
import { refuseUsedDatabase, refuseUsedDirectory } from './refuse-used.ts';
import { type Seeded, seedDatabase } from './seed-database.ts';

const USAGE =
  'Write: npm run seed -- --tasks 50000 [--seed 1] [--until 2026-06-30T12:00:00Z] (1 to 1000000 tasks; any whole number; a moment, now if left out).';
const MAX_TASKS = 1_000_000;

async function main(): Promise<void> {
  process.umask(0o077);
  const startedAt = Date.now();
  const options = { ...readOptions(process.argv.slice(2)), ...LOCAL };
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, API_KEY: apiKey } = readEnv(process.env);
  await refuseUsedDirectory(dataDir);
  const lock = await lockDataDir(dataDir);
  try {
    const { db, close } = await openDatabase({ dataDir, databaseUrl, report: console.error, onLost: console.error });
    try {
      await refuseUsedDatabase(db);
      await registerKeys(db, {
        ...LOCAL,
        keys: await loadKeys(dataDir, apiKey, process.getuid?.()),
        now: new Date(options.until),
      });
      const fileStorage = await openFileStorage(path.join(dataDir, 'files'));
      const seeded = await seedDatabase(db, fileStorage, LOCAL.organizationId, makeHistory(options));
      console.log(describe(seeded, options.until, Date.now() - startedAt));
    } finally {
      await close();
    }
  } finally {
    await lock.release();
  }
}

function describe({ workers, tasks, turns, files, creditsSpent, creditsGranted }: Seeded, until: number, ms: number) {
  const [tasksMade, turnsMade, filesMade, spent, granted] = [tasks, turns, files, creditsSpent, creditsGranted].map(
    (figure) => figure.toLocaleString('en'),
  );
  return (
    `Made ${tasksMade} tasks with ${turnsMade} turns and ${filesMade} files of ${workers} workers, in the three months to ` +
    `${new Date(until).toISOString()}, in ${Math.round(ms / 1000)} s. They spent ${spent} of ${granted} credits.`
  );
}

function readOptions(args: string[]): { tasks: number; seed: number; until: number } {
  const read = readArgs(args);
  const [tasks, seed] = [Number(read.tasks), Number(read.seed)];
  const until = read.until === undefined ? Date.now() : Date.parse(read.until);
  const fits = tasks >= 1 && tasks <= MAX_TASKS && Number.isInteger(tasks) && Number.isInteger(seed);
  if (!fits || !Number.isInteger(until) || until <= 0) throw new StartProblem(USAGE);
  return { tasks, seed, until };
}

function readArgs(args: string[]) {
  const options = {
    tasks: { type: 'string' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new StartProblem(USAGE);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exitCode = 1;
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { loadKeys } from '../keys.ts';
import { lockDataDir } from '../lock.ts';
import { LOCAL } from '../start-api.ts';
import { StartProblem } from '../start-problem.ts';
import { grantCredits } from '../store/grant-credits.ts';
import { openDatabase } from '../store/open-database.ts';
import { registerKeys } from '../store/register-keys.ts';

const USAGE = 'Write how many credits to add: npm run credits -- --add 1000 (a whole number from 1 to 1000000).';
const MOST = 1_000_000;

/** `npm run credits -- --add N`, while the API is stopped. */
async function main(): Promise<void> {
  process.umask(0o077);
  const credits = readAmount(process.argv.slice(2));
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, API_KEY: apiKey } = readEnv(process.env);
  if (databaseUrl === undefined && !existsSync(path.join(dataDir, 'db'))) {
    throw new StartProblem(`There is no database in ${dataDir}. Set DATA_DIR to the folder that the API uses.`);
  }
  const lock = await lockDataDir(dataDir);
  try {
    const keys = await loadKeys(dataDir, apiKey, process.getuid?.());
    const { db, close } = await openDatabase({ dataDir, databaseUrl, report: console.error, onLost: console.error });
    try {
      await registerKeys(db, { ...LOCAL, keys, now: new Date() });
      const left = await grantCredits(db, LOCAL.organizationId, credits);
      if (left === undefined)
        throw new StartProblem('No credits were added: the database has no organisation for them.');
      console.log(`Added ${credits} credits. There are ${left} left to spend.`);
    } finally {
      await close();
    }
  } finally {
    await lock.release();
  }
}

function readAmount(args: string[]): number {
  try {
    const { add = '' } = parseArgs({ args, options: { add: { type: 'string' } } }).values;
    if (/^\d{1,7}$/.test(add) && Number(add) >= 1 && Number(add) <= MOST) return Number(add);
  } catch {
    // An unknown option.
  }
  throw new StartProblem(USAGE);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exitCode = 1;
}

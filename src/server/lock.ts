// oxlint-disable no-restricted-globals -- a lock names this process and asks after others: there is nothing to inject
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readProcessInfo } from './process-info.ts';
import { messageOf, StartProblem } from './start-problem.ts';

interface Claim {
  name: string;
  pid: number;
  startedAt: string;
}

const CLAIM = /^([1-9]\d*)_([^_]+)_.+$/;
const UNKNOWN = 'unknown';
/** A killed process takes a moment to end. */
const WAIT_MS = 3000;
const LONGEST_PAUSE_MS = 100;

/**
 * PGlite lets two processes write, and loses data. Throws `StartProblem` if another process holds the lock for 3 s.
 * Each process adds its claim, then looks for others. Of two, at least the later one sees the other and withdraws, so
 * that never both hold the lock. If both withdraw, both retry.
 */
export async function lockDataDir(
  dataDir: string,
  { patienceMs = WAIT_MS } = {},
): Promise<{ release(): Promise<void> }> {
  const folder = path.join(dataDir, 'lock');
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const own = await claim(dataDir, folder);
    const release = () => rm(path.join(folder, own), { force: true });
    const other = await findOther(folder, own);
    if (other === undefined) return { release };
    await release();
    if (performance.now() >= giveUpAt) {
      throw new StartProblem(
        `The data directory ${dataDir} is in use by process ${other.pid}. Stop that process first, or name another DATA_DIR.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
  }
}

/** The file's name is the claim, so that it is atomic. */
async function claim(dataDir: string, folder: string): Promise<string> {
  const own = await readProcessInfo(process.pid);
  const name = [process.pid, own?.startedAt ?? UNKNOWN, randomUUID()].join('_');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(folder, name), '', { mode: 0o600 });
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR ${dataDir} can't be written: ${messageOf(error)}. Name a folder that this user may write.`,
    );
  }
  return name;
}

/** Removes claims of dead processes. */
async function findOther(folder: string, own: string): Promise<Claim | undefined> {
  for (const name of await namesIn(folder)) {
    const [, pid, startedAt] = name.match(CLAIM) ?? [];
    if (name === own || startedAt === undefined) continue;
    const other: Claim = { name, pid: Number(pid), startedAt };
    if (await isAlive(other)) return other;
    await rm(path.join(folder, name), { force: true });
  }
  return undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new StartProblem(`${folder} can't be read: ${messageOf(error)}. Make it readable for this user.`);
  }
}

async function isAlive({ pid, startedAt }: Claim): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const facts = await readProcessInfo(pid);
  if (facts === undefined) return true;
  return !facts.isZombie && (startedAt === UNKNOWN || facts.startedAt === startedAt);
}

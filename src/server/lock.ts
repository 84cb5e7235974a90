// oxlint-disable no-restricted-globals -- a lock names this process and asks after others: there is nothing to inject
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, StartProblem } from './start-problem.ts';

/** A process that says it holds the directory. `startedAt` tells it from a later process with the same number. */
interface Claim {
  name: string;
  pid: number;
  startedAt: string;
}

/** Where the system doesn't say when a process started. */
const UNKNOWN = 'unknown';
const ATTEMPTS = 3;

/**
 * Takes a data directory for this process: PGlite itself lets two processes write, and loses what they write.
 * Throws `StartProblem`, naming the process that holds it. The claim of a process that has died counts for nothing.
 *
 * Each process puts a claim of its own into `lock`, then looks for others: of two, at least the later one sees the
 * other and withdraws, so never do both hold it. Two that come in the same moment both withdraw, and try again.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const folder = path.join(dataDir, 'lock');
  for (let attempt = 1; ; attempt += 1) {
    const own = await claim(dataDir, folder);
    const release = () => rm(path.join(folder, own), { force: true });
    const other = await findOther(folder, own);
    if (other === undefined) return { release };
    await release();
    if (attempt === ATTEMPTS) {
      throw new StartProblem(
        `The data directory ${dataDir} is in use by process ${other.pid}. Stop that process first, or name another DATA_DIR.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
  }
}

/** The claim is the file's name, so it is there whole or not at all. */
async function claim(dataDir: string, folder: string): Promise<string> {
  const name = [process.pid, (await startOf(process.pid)) ?? UNKNOWN, randomUUID()].join('_');
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

/** Another living process with a claim. Claims of dead ones are cleared away: no two ever have the same name. */
async function findOther(folder: string, own: string): Promise<Claim | undefined> {
  for (const name of await readdir(folder)) {
    const [pid, startedAt] = name.split('_');
    if (name === own || startedAt === undefined) continue;
    const other: Claim = { name, pid: Number(pid), startedAt };
    if (await isAlive(other)) return other;
    await rm(path.join(folder, name), { force: true });
  }
  return undefined;
}

async function isAlive({ pid, startedAt }: Claim): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const start = await startOf(pid);
  return start === undefined || startedAt === UNKNOWN || start === startedAt;
}

/** When a process started: the boot's id and the kernel's ticks since then; undefined where /proc doesn't say. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the command in brackets and may hold spaces; the start is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot.trim()}.${ticks}`;
  } catch {
    return undefined;
  }
}

// oxlint-disable no-restricted-globals -- a lock names this process and asks after others: there is nothing to inject
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { messageOf, StartProblem } from './start-problem.ts';

/** Who holds a data directory. `startedAt` tells it from a later process with the same number; null where the system doesn't say. */
const Holder = z.object({ pid: z.int(), startedAt: z.nullable(z.string()) });
type Holder = z.infer<typeof Holder>;

/**
 * Takes a data directory for this process: PGlite itself lets two processes write, and loses what they write.
 * Throws `StartProblem`, naming the process that holds it. A lock whose process has died is taken over.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const file = path.join(dataDir, 'lock');
  const own = path.join(dataDir, `lock.${process.pid}.${randomUUID()}`);
  const text = JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) } satisfies Holder);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(own, text, { mode: 0o600 });
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR ${dataDir} can't be written: ${messageOf(error)}. Name a folder that this user may write.`,
    );
  }
  try {
    // `link` makes the lock with its text in it, and fails where there is one.
    while (!(await tryLink(own, file))) await removeStale(dataDir, file);
  } finally {
    await rm(own, { force: true });
  }
  return {
    async release() {
      if ((await readText(file)) === text) await rm(file, { force: true });
    },
  };
}

async function removeStale(dataDir: string, file: string): Promise<void> {
  const text = await readText(file);
  if (text === undefined) return;
  await refuseLiving(dataDir, text);
  // Moved away before it is removed: where another process took over meanwhile, that one's lock is in our hands now.
  const aside = path.join(dataDir, `lock.stale.${randomUUID()}`);
  if (!(await moved(file, aside))) return;
  const taken = await readText(aside);
  if (taken !== undefined && taken !== text) {
    await tryLink(aside, file);
    await rm(aside, { force: true });
    await refuseLiving(dataDir, taken);
  }
  await rm(aside, { force: true });
}

async function refuseLiving(dataDir: string, text: string): Promise<void> {
  const holder = readHolder(text);
  if (holder === undefined || !(await isAlive(holder))) return;
  throw new StartProblem(
    `The data directory ${dataDir} is in use by process ${holder.pid}. Stop that process first, or name another DATA_DIR.`,
  );
}

function readHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    if (!hasCode(error, 'EPERM')) return false;
  }
  const start = await startOf(pid);
  return start === null || startedAt === null || start === startedAt;
}

/** When a process started, in the kernel's ticks since boot and with the boot's id; null where /proc doesn't say. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the command in brackets and may hold spaces; the start is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()}/${ticks}`;
  } catch {
    return null;
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockDataDir } from './lock.ts';
import { readProcessInfo } from './process-info.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function leave(pid: number, startedAt = 'unknown'): Promise<void> {
  await mkdir(path.join(dir, 'lock'), { recursive: true });
  await writeFile(path.join(dir, 'lock', `${pid}_${startedAt}_left`), '');
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function makeZombie(): Promise<{ pid: number; parent: ChildProcess }> {
  // After `exec` the parent doesn't know its child.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line]: unknown[] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  await vi.waitFor(async () => expect(await readFile(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'), 10_000);
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await readProcessInfo(pid)).toMatchObject({ isZombie: true }), 10_000);
  return { pid, parent };
}

const AT_ONCE = { patienceMs: 0 };

test('refuses a second holder with the id of the first, until that one releases', async () => {
  const first = await lockDataDir(dir);
  await expect(lockDataDir(dir, AT_ONCE)).rejects.toThrow(`process ${process.pid}`);
  await first.release();
  const second = await lockDataDir(dir);
  await second.release();
  expect(await readdir(path.join(dir, 'lock'))).toEqual([]);
});

test('names another living process', async () => {
  await leave(process.ppid);
  await expect(lockDataDir(dir, AT_ONCE)).rejects.toThrow(`process ${process.ppid}`);
});

test('ignores the claim of a dead process', async () => {
  await leave(await deadPid());
  await expect(lockDataDir(dir)).resolves.toBeDefined();
});

test.runIf(process.platform === 'linux')(
  'a process that was killed is no holder while its parent leaves it a zombie',
  async () => {
    const { pid, parent } = await makeZombie();
    try {
      await leave(pid, (await readProcessInfo(pid))?.startedAt);
      await leave(pid);
      await expect(lockDataDir(dir, AT_ONCE)).resolves.toBeDefined();
    } finally {
      parent.kill('SIGKILL');
    }
  },
);

test('waits for a holder that is ending', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  await leave(holder.pid ?? 0);
  await expect(lockDataDir(dir, AT_ONCE)).rejects.toThrow(`process ${holder.pid}`);
  const locked = lockDataDir(dir, { patienceMs: 60_000 });
  holder.kill('SIGKILL');
  await expect(locked).resolves.toBeDefined();
});

test.runIf(process.platform === 'linux')('ignores a claim whose process id was reused', async () => {
  await leave(process.ppid, 'another-boot.1');
  await expect(lockDataDir(dir)).resolves.toBeDefined();
});

test('ignores other files', async () => {
  const others = ['-1_unknown_x', '0_unknown_x', 'README', 'a_b_c', '1__x', '.._x_y'];
  await mkdir(path.join(dir, 'lock', '1_x'), { recursive: true });
  for (const name of others) await writeFile(path.join(dir, 'lock', name), '');
  const { release } = await lockDataDir(dir, AT_ONCE);
  await release();
  expect((await readdir(path.join(dir, 'lock'))).toSorted()).toEqual([...others, '1_x'].toSorted());
});

test.skipIf(process.getuid?.() === 0)("reports a lock that can't be read", async () => {
  await mkdir(path.join(dir, 'lock'), { mode: 0o300 });
  await expect(lockDataDir(dir, AT_ONCE)).rejects.toThrow('Make it readable for this user.');
});

test('is never held twice by concurrent processes', async () => {
  await leave(await deadPid());
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dir, { patienceMs: 500 })));
  const held = results.filter(({ status }) => status === 'fulfilled').length;
  expect(held).toBeLessThanOrEqual(1);
  expect(await readdir(path.join(dir, 'lock'))).toHaveLength(held);
});

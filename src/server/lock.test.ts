import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './lock.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const leave = (holder: unknown) => writeFile(path.join(dir, 'lock'), JSON.stringify(holder));

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('a second holder is refused by the number of the first, until that one lets go', async () => {
  const first = await lockDataDir(dir);
  await expect(lockDataDir(dir)).rejects.toThrow(`process ${process.pid}`);
  await first.release();
  await (await lockDataDir(dir)).release();
  expect(await readdir(dir)).toEqual([]);
});

test('a lock of a process that has died is taken over, and so is a broken one', async () => {
  await leave({ pid: await deadPid(), startedAt: null });
  await expect(lockDataDir(dir)).resolves.toBeDefined();
  await writeFile(path.join(dir, 'lock'), '{"pi');
  await expect(lockDataDir(dir)).resolves.toBeDefined();
});

test.runIf(process.platform === 'linux')('a number that another process has now is no holder', async () => {
  await leave({ pid: process.pid, startedAt: 'another-boot/1' });
  await expect(lockDataDir(dir)).resolves.toBeDefined();
});

test('of many that take a stale lock at once, one gets it', async () => {
  await leave({ pid: await deadPid(), startedAt: null });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dir)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(JSON.parse(await readFile(path.join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
});

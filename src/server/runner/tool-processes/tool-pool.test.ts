import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { readProcessInfo } from '../../process-info.ts';
import { ToolProblem } from '../engine.ts';
import type { OpenWorkspace } from '../workspace.ts';
import * as tools from './testing/misbehaving-tools.ts';
import { createToolPool, type ToolPool, type ToolPoolOptions } from './tool-pool.ts';

const MB = 2 ** 20;
const TESTING_PROGRAM = fileURLToPath(new URL('testing/main.ts', import.meta.url));
const INPUT = { file: 'notes.txt' };

let folder: string;
let pool: ToolPool;
let outputCount: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pool-'));
  await writeFile(path.join(folder, 'notes.txt'), 'file content');
  outputCount = 0;
});
afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

function open(options: Partial<ToolPoolOptions> = {}): ToolPool {
  pool = createToolPool({
    program: { path: TESTING_PROGRAM, execArgv: ['--import', 'tsx'] },
    outputRoot: folder,
    newOutputName: () => `out-${(outputCount += 1)}`,
    ...options,
  });
  return pool;
}

function turnOf(id: string, signal = new AbortController().signal) {
  const file = {
    name: 'notes.txt',
    mediaType: 'text/plain',
    size: 12,
    url: '/',
    origin: 'attachment',
    seq: 0,
  } as const;
  const workspace: OpenWorkspace = {
    id,
    list: () => [file],
    read: () => Promise.reject(new Error('not in this process')),
    write: () => Promise.reject(new Error('not in this process')),
    async locate(name) {
      if (name !== file.name) throw new ToolProblem(`There is no file ${name}.`);
      return path.join(folder, name);
    },
    async adopt(name, mediaType, made) {
      await writeFile(path.join(folder, name), await readFile(made));
      return { ...file, name, mediaType };
    },
  };
  return { workspace, signal };
}

const isGone = async (pid: number) => (await readProcessInfo(pid))?.isZombie !== false;

test('runs a tool in another process, without the environment, reading files by path', async () => {
  const seen = await open().run(tools.reportProcess, INPUT, turnOf('a'));
  expect(seen.pid).not.toBe(process.pid);
  expect(seen.text).toBe('file content');
  expect(seen.environment.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([]);
});

test('stores a file that a tool writes and removes its folder', async () => {
  expect(await open().run(tools.copy, INPUT, turnOf('a'))).toBe('copy.txt');
  expect(await readFile(path.join(folder, 'copy.txt'), 'utf8')).toBe('file content');
  expect((await readdir(folder)).toSorted()).toEqual(['copy.txt', 'notes.txt']);
});

test('passes on refusals and unexpected errors, and keeps the child', async () => {
  open();
  await expect(pool.run(tools.refuse, INPUT, turnOf('a'))).rejects.toThrow(new ToolProblem('notes.txt is refused.'));
  await expect(pool.run(tools.reportProcess, { file: 'x' }, turnOf('a'))).rejects.toThrow(
    new ToolProblem('There is no file x.'),
  );
  const fault = await pool.run(tools.throwUnexpected, INPUT, turnOf('a')).catch((error: unknown) => error);
  expect(fault).not.toBeInstanceOf(ToolProblem);
  expect(String(fault)).toContain('a fault');
  await expect(pool.run(tools.returnTooMuch, INPUT, turnOf('a'))).rejects.toThrow(
    'The result of return_too_much is too large',
  );
  expect(await pool.run(tools.reportProcess, INPUT, turnOf('a'))).toMatchObject({ text: 'file content' });
});

test.each([
  ['buffers', tools.fillBuffers],
  ['the heap', tools.fillHeap],
])('stops a tool that fills %s, and starts a new process for the next call', async (_, tool) => {
  open({ memoryBytes: 200 * MB });
  await expect(pool.run(tool, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem(`${tool.name} was stopped: it needed more than 200 MB of memory.`),
  );
  expect(await pool.run(tools.reportProcess, INPUT, turnOf('a'))).toMatchObject({ text: 'file content' });
});

test('a tool that exits fails only its own call', async () => {
  open();
  await expect(pool.run(tools.exit, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem('exit was stopped: its process ended unexpectedly (code 3).'),
  );
  expect(await pool.run(tools.reportProcess, INPUT, turnOf('a'))).toMatchObject({ text: 'file content' });
});

test('stops a tool at the deadline', async () => {
  open({ deadlineMs: 2000 });
  await expect(pool.run(tools.spin, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem('spin was stopped: it took longer than 2 seconds.'),
  );
});

test('an abort kills the child within a second and frees its slot', async () => {
  open({ size: 1 });
  const { pid } = await pool.run(tools.reportProcess, INPUT, turnOf('a'));
  const cut = new AbortController();
  const spinning = pool.run(tools.spin, INPUT, turnOf('a', cut.signal));
  const waiting = pool.run(tools.reportProcess, INPUT, turnOf('b'));
  const gaveUp = new AbortController();
  const givenUp = pool.run(tools.reportProcess, INPUT, turnOf('c', gaveUp.signal));
  gaveUp.abort(new Error('gave up'));
  await expect(givenUp).rejects.toThrow('gave up');
  const began = performance.now();
  cut.abort(new Error('stopped'));
  await expect(spinning).rejects.toThrow('stopped');
  expect(await isGone(pid)).toBe(true);
  expect(performance.now() - began).toBeLessThan(1000);
  expect((await waiting).pid).not.toBe(pid);
});

test("runs two calls at once, and reuses the child that has the turn's files cached", async () => {
  open();
  const [a, b] = await Promise.all([
    pool.run(tools.reportProcess, INPUT, turnOf('a')),
    pool.run(tools.reportProcess, INPUT, turnOf('b')),
  ]);
  expect(a.pid).not.toBe(b.pid);
  for (const [id, { pid }] of [
    ['b', b],
    ['a', a],
    ['b', b],
  ] as const) {
    expect((await pool.run(tools.reportProcess, INPUT, turnOf(id))).pid).toBe(pid);
  }
});

test('kills an idle child after a while, and all children on close', async () => {
  open({ idleMs: 50 });
  const { pid } = await pool.run(tools.reportProcess, INPUT, turnOf('a'));
  await vi.waitFor(async () => expect(await isGone(pid)).toBe(true), 10_000);
  open({ idleMs: 60_000 });
  const later = await pool.run(tools.reportProcess, INPUT, turnOf('a'));
  await pool.close();
  expect(await isGone(later.pid)).toBe(true);
});

test.runIf(existsSync('/proc'))('a busy child exits when its parent is killed', async () => {
  open();
  const program = fileURLToPath(new URL('testing/parent.ts', import.meta.url));
  const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(parent.stdout, 'data');
  const { output } = z.object({ output: z.object({ pid: z.number() }) }).parse(JSON.parse(String(line)));
  expect(await isGone(output.pid)).toBe(false);
  parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await isGone(output.pid)).toBe(true), 10_000);
});

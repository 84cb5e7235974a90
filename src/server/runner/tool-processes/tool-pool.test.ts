import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { processFacts } from '../../process-facts.ts';
import { ToolProblem } from '../engine.ts';
import type { OpenWorkspace } from '../workspace.ts';
import * as tools from './testing/bad-tools.ts';
import { createToolPool, type ToolPool, type ToolPoolOptions } from './tool-pool.ts';

const MB = 2 ** 20;
const TESTING_PROGRAM = fileURLToPath(new URL('testing/main.ts', import.meta.url));
const INPUT = { file: 'notes.txt' };

let folder: string;
let pool: ToolPool;
let outboxes: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pool-'));
  await writeFile(path.join(folder, 'notes.txt'), 'what is written');
  outboxes = 0;
});
afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

function open(options: Partial<ToolPoolOptions> = {}): ToolPool {
  pool = createToolPool({
    program: { path: TESTING_PROGRAM, execArgv: ['--import', 'tsx'] },
    outboxes: folder,
    newOutbox: () => `out-${(outboxes += 1)}`,
    ...options,
  });
  return pool;
}

/** A turn with one file; what is kept is copied beside it. */
function turnOf(id: string, signal = new AbortController().signal) {
  const file = {
    name: 'notes.txt',
    mediaType: 'text/plain',
    size: 15,
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

const isGone = async (pid: number) => (await processFacts(pid))?.isZombie !== false;

test('a tool runs in another process, which sees nothing of the environment and reads by path', async () => {
  const seen = await open().run(tools.lookAround, INPUT, turnOf('a'));
  expect(seen.pid).not.toBe(process.pid);
  expect(seen.text).toBe('what is written');
  expect(seen.environment.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([]);
});

test('a file that a tool makes is kept, and its folder removed', async () => {
  expect(await open().run(tools.copy, INPUT, turnOf('a'))).toBe('copy.txt');
  expect(await readFile(path.join(folder, 'copy.txt'), 'utf8')).toBe('what is written');
  expect((await readdir(folder)).toSorted()).toEqual(['copy.txt', 'notes.txt']);
});

test('refusals come through, faults are told apart from them, and the child goes on', async () => {
  open();
  await expect(pool.run(tools.refuse, INPUT, turnOf('a'))).rejects.toThrow(new ToolProblem('notes.txt is refused.'));
  await expect(pool.run(tools.lookAround, { file: 'x' }, turnOf('a'))).rejects.toThrow(
    new ToolProblem('There is no file x.'),
  );
  const fault = await pool.run(tools.breakDown, INPUT, turnOf('a')).catch((error: unknown) => error);
  expect(fault).not.toBeInstanceOf(ToolProblem);
  expect(String(fault)).toContain('a fault');
  await expect(pool.run(tools.sayMuch, INPUT, turnOf('a'))).rejects.toThrow('The result of say_much is too large');
  expect(await pool.run(tools.lookAround, INPUT, turnOf('a'))).toMatchObject({ text: 'what is written' });
});

test.each([
  ['buffers', tools.fillBuffers],
  ['the heap', tools.fillHeap],
])('a tool that fills %s is stopped, and the next call has a new process', async (_, tool) => {
  open({ memoryBytes: 200 * MB });
  await expect(pool.run(tool, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem(`${tool.name} was stopped: it needed more than 200 MB of memory.`),
  );
  expect(await pool.run(tools.lookAround, INPUT, turnOf('a'))).toMatchObject({ text: 'what is written' });
});

test('a tool that ends its process is a problem of that call alone', async () => {
  open();
  await expect(pool.run(tools.exit, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem('exit was stopped: its process ended unexpectedly (code 3).'),
  );
  expect(await pool.run(tools.lookAround, INPUT, turnOf('a'))).toMatchObject({ text: 'what is written' });
});

test('a tool that takes too long is stopped', async () => {
  open({ deadlineMs: 2000 });
  await expect(pool.run(tools.spin, INPUT, turnOf('a'))).rejects.toThrow(
    new ToolProblem('spin was stopped: it took longer than 2 seconds.'),
  );
});

test('an abort kills the child within a second, and frees its place', async () => {
  open({ size: 1 });
  const { pid } = await pool.run(tools.lookAround, INPUT, turnOf('a'));
  const cut = new AbortController();
  const spinning = pool.run(tools.spin, INPUT, turnOf('a', cut.signal));
  const waiting = pool.run(tools.lookAround, INPUT, turnOf('b'));
  const gaveUp = new AbortController();
  const givenUp = pool.run(tools.lookAround, INPUT, turnOf('c', gaveUp.signal));
  gaveUp.abort(new Error('gave up'));
  await expect(givenUp).rejects.toThrow('gave up');
  const began = performance.now();
  cut.abort(new Error('stopped'));
  await expect(spinning).rejects.toThrow('stopped');
  expect(await isGone(pid)).toBe(true);
  expect(performance.now() - began).toBeLessThan(1000);
  expect((await waiting).pid).not.toBe(pid);
});

test('two calls run at once, and a turn comes back to the child that knows its files', async () => {
  open();
  const [a, b] = await Promise.all([
    pool.run(tools.lookAround, INPUT, turnOf('a')),
    pool.run(tools.lookAround, INPUT, turnOf('b')),
  ]);
  expect(a.pid).not.toBe(b.pid);
  for (const [id, { pid }] of [
    ['b', b],
    ['a', a],
    ['b', b],
  ] as const) {
    expect((await pool.run(tools.lookAround, INPUT, turnOf(id))).pid).toBe(pid);
  }
});

test('a child with nothing to do ends after a while, and all end with the pool', async () => {
  open({ idleMs: 50 });
  const { pid } = await pool.run(tools.lookAround, INPUT, turnOf('a'));
  await vi.waitFor(async () => expect(await isGone(pid)).toBe(true), 10_000);
  open({ idleMs: 60_000 });
  const later = await pool.run(tools.lookAround, INPUT, turnOf('a'));
  await pool.close();
  expect(await isGone(later.pid)).toBe(true);
});

test.runIf(existsSync('/proc'))('a busy child does not outlive a parent that is killed', async () => {
  open();
  const program = fileURLToPath(new URL('testing/parent.ts', import.meta.url));
  const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(parent.stdout, 'data');
  const { output } = z.object({ output: z.object({ pid: z.number() }) }).parse(JSON.parse(String(line)));
  expect(await isGone(output.pid)).toBe(false);
  parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await isGone(output.pid)).toBe(true), 10_000);
});

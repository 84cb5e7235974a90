import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startService, type Service } from './service.ts';

const READY = 'process.send({ ready: true });';
/** Starting Node three times is slow on a busy machine. */
const PATIENCE = { timeout: 30_000, interval: 50 };
const STAYS = 'setInterval(() => undefined, 1000);';
const COUNTS = "require('node:fs').appendFileSync(process.env.STARTS, process.pid + '\\n');";

let folder: string;
let lines: string[];
let service: Service | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'));
  lines = [];
});
afterEach(async () => {
  await service?.stop();
  await rm(folder, { recursive: true });
});

function start(script: string, onMessage?: (message: unknown) => void): Service {
  service = startService({
    name: 'The API',
    command: [process.execPath, '-e', script],
    env: { ...process.env, STARTS: join(folder, 'starts') },
    say: (line) => lines.push(line),
    firstDelayMs: 10,
    killAfterMs: 300,
    ...(onMessage && { onMessage }),
  });
  return service;
}

async function pids(): Promise<number[]> {
  return (await readFile(join(folder, 'starts'), 'utf8')).trim().split('\n').map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('is ready when the process says so, and passes on its other messages', async () => {
  const received: unknown[] = [];
  await start(`process.send({ uiKey: 'k' }); ${READY} ${STAYS}`, (message) => received.push(message)).ready;
  expect(received).toEqual([{ uiKey: 'k' }]);
});

test('sends the initialMessage at every start', async () => {
  const messages: unknown[] = [];
  const asks = "process.once('message', (m) => { process.send({ heard: m }); process.send({ ready: true }); });";
  service = startService({
    name: 'The proxy',
    command: [process.execPath, '-e', `${asks} ${COUNTS} ${STAYS}`],
    env: { ...process.env, STARTS: join(folder, 'starts') },
    initialMessage: Promise.resolve({ apiKey: 'k' }),
    onMessage: (message) => messages.push(message),
    say: (line) => lines.push(line),
    firstDelayMs: 10,
  });
  await service.ready;
  process.kill((await pids())[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(messages).toEqual([{ heard: { apiKey: 'k' } }, { heard: { apiKey: 'k' } }]), PATIENCE);
});

test('does not restart a process that ends before it is ready', async () => {
  await expect(start('process.exit(3)').ready).rejects.toThrow('The API ended before it was ready (code 3).');
  expect(lines).toEqual([]);
});

test("rejects if the process can't be started", async () => {
  const missing = startService({ name: 'The API', command: ['/nowhere/node'], env: {}, say: () => undefined });
  await expect(missing.ready).rejects.toThrow(/^The API could not be started: /);
  await missing.stop();
});

test('restarts with growing pauses, and prints each', async () => {
  await start(`${COUNTS} ${READY} ${STAYS}`).ready;
  for (const starts of [1, 2]) {
    await vi.waitFor(async () => expect(await pids()).toHaveLength(starts), PATIENCE);
    process.kill((await pids()).at(-1) ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(lines).toHaveLength(starts), PATIENCE);
  }
  await vi.waitFor(async () => expect(await pids()).toHaveLength(3), PATIENCE);
  expect(lines).toEqual([
    'The API ended (SIGKILL) and is started again in 0.01 s.',
    'The API ended (SIGKILL) and is started again in 0.02 s.',
  ]);
});

test("tries again if a restart can't start the process", async () => {
  const program = join(folder, 'program');
  await symlink(process.execPath, program);
  service = startService({
    name: 'The API',
    command: [program, '-e', `${COUNTS} ${READY} ${STAYS}`],
    env: { ...process.env, STARTS: join(folder, 'starts') },
    say: (line) => lines.push(line),
    firstDelayMs: 10,
  });
  await service.ready;
  await rm(program);
  process.kill((await pids())[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(1), PATIENCE);
  expect(lines[1]).toMatch(/^The API could not be started: .*ENOENT and is started again in 0\.02 s\.$/);
  await symlink(process.execPath, program);
  await vi.waitFor(async () => expect(await pids()).toHaveLength(2), PATIENCE);
});

test('stops a process that its first message does not reach', async () => {
  let send = (_message: object): void => undefined;
  const initialMessage = new Promise<object>((resolve) => {
    send = resolve;
  });
  service = startService({
    name: 'The proxy',
    command: [
      process.execPath,
      '-e',
      `process.once('disconnect', () => { ${COUNTS} }); ${READY} process.disconnect(); ${STAYS}`,
    ],
    env: { ...process.env, STARTS: join(folder, 'starts') },
    initialMessage,
    say: (line) => lines.push(line),
    killAfterMs: 300,
  });
  await service.ready;
  await vi.waitFor(async () => expect(await pids()).toHaveLength(1), PATIENCE);
  send({ apiKey: 'k' });
  await initialMessage;
  await new Promise(setImmediate);
  const [pid = 0] = await pids();
  expect(isAlive(pid)).toBe(true);
  await service.stop();
  expect(isAlive(pid)).toBe(false);
});

test('rejects if there is no first message', async () => {
  service = startService({
    name: 'The proxy',
    command: [process.execPath, '-e', STAYS],
    env: process.env,
    initialMessage: Promise.reject(new Error('no key')),
    say: (line) => lines.push(line),
    killAfterMs: 300,
  });
  await expect(service.ready).rejects.toThrow('The proxy did not get its first message.');
});

test('stops the process and does not restart it', async () => {
  await start(`${COUNTS} process.on('SIGTERM', () => process.exit(0)); ${READY} ${STAYS}`).ready;
  await service?.stop();
  const [pid = 0] = await pids();
  expect(isAlive(pid)).toBe(false);
  expect(lines).toEqual([]);
});

test('kills a process that ignores SIGTERM', async () => {
  await start(`${COUNTS} process.on('SIGTERM', () => undefined); ${READY} ${STAYS}`).ready;
  await service?.stop();
  const [pid = 0] = await pids();
  expect(isAlive(pid)).toBe(false);
});

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { freePort } from '../harness/free-port.ts';
import { commandsUnder } from '../harness/processes.ts';

/** The first start builds. */
const LIMIT_MS = 300_000;
const Package = z.object({ scripts: z.object({ start: z.string() }) });
const CacheEntry = z.looseObject({ code: z.string() });

let folder: string;
let running: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  if (running?.exitCode === null) {
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }
  running = undefined;
  rmSync(folder, { recursive: true });
});

async function start(): Promise<ChildProcess> {
  const [port, apiPort] = [await freePort(), await freePort()];
  const env = {
    PATH: process.env['PATH'],
    TMPDIR: folder,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    API_PORT: String(apiPort),
    BROWSER: 'none',
  };
  const child = spawn(process.execPath, startCommand(), { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('Handinger dashboard: ')) return child;
  }
  throw new Error(`it ended before it was ready, and wrote: ${output}`);
}

function startCommand(): string[] {
  const { scripts } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const [program, ...args] = scripts.start.split(' ');
  expect(program).toBe('node');
  return args;
}

/** Changes tsx's cache of the proxy so that running it creates `mark`. */
function plantCode(mark: string): void {
  const tsx = () =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/proxy/main.ts'], {
      env: { PATH: process.env['PATH'], TMPDIR: folder, HANDINGER_API_KEY: '!' },
    });
  tsx();
  const cache = readdirSync(folder).find((name) => name.startsWith('tsx-')) ?? '';
  for (const name of readdirSync(join(folder, cache))) {
    const file = join(folder, cache, name);
    const entry = CacheEntry.parse(JSON.parse(readFileSync(file, 'utf8')));
    const plant = `import { writeFileSync as leave } from 'node:fs'; leave(${JSON.stringify(mark)}, '');`;
    writeFileSync(file, JSON.stringify({ ...entry, code: plant + entry.code }));
  }
  tsx();
  expect(existsSync(mark), 'tsx runs what it finds in its cache').toBe(true);
  rmSync(mark);
}

test(
  'no process loads tsx or runs code planted in its cache',
  async () => {
    const mark = join(folder, 'mark');
    plantCode(mark);
    const { pid = 0 } = await start();
    const commands = await commandsUnder(pid);
    // Launcher, API and proxy.
    expect(commands.length).toBeGreaterThanOrEqual(3);
    expect(commands.filter((command) => /tsx|--import|--loader|\.ts\b/.test(command))).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  },
  LIMIT_MS,
);

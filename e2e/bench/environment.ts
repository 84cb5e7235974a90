import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import * as z from 'zod/mini';
import { freePort } from '../harness/free-port.ts';
import { ensureChromium } from '../run/find-chromium.ts';
import { type Contender, contendersOf } from './page/contender.ts';
import type { StreamTimes } from './stub/turn-stream.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BENCH = fileURLToPath(new URL('.', import.meta.url));

const Ready = z.object({ ready: z.literal(true), port: z.optional(z.number()) });
const StreamTimes = z.object({ firstAt: z.number(), lastAt: z.number() });

export interface Environment extends AsyncDisposable {
  readonly browser: Browser;
  readonly contenders: readonly Contender[];
  /** Streams the rest of a task's newest turn once it has a reader. */
  streamRest(taskId: string): Promise<StreamTimes>;
}

export async function startEnvironment(): Promise<Environment> {
  if (!existsSync(join(BENCH, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund'], BENCH);
  run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'peers'], BENCH);
  run(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '-c', 'peers/vite.config.ts', '--logLevel', 'error'],
    BENCH,
  );
  // As our proxy serves our page.
  const compress = `import('./src/launcher/compress-files.mjs').then(({ compressFiles }) => compressFiles('${join(BENCH, 'peers/dist')}'))`;
  run(process.execPath, ['-e', compress], ROOT);
  run('npm', ['run', '--silent', 'build'], ROOT);
  const [stub, stubPort] = await startProgram('stub/main.ts', [join(BENCH, 'peers/dist')], {});
  const stubUrl = `http://127.0.0.1:${stubPort}`;
  const port = await freePort();
  const proxy = await startProxy(port, stubUrl, 'hdg_bench_key');
  const { path: executablePath } = ensureChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  return {
    browser,
    contenders: contendersOf(`http://localhost:${port}`, stubUrl),
    async streamRest(taskId) {
      const response = await fetch(`${stubUrl}/bench/stream-rest?taskId=${taskId}`, { method: 'POST' });
      return StreamTimes.parse(await response.json());
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      for (const child of [proxy, stub]) await stopProgram(child);
    },
  };
}

export async function startProxy(port: number, apiUrl: string, apiKey: string): Promise<ChildProcess> {
  const [proxy] = await startProgram('../../dist/programs/proxy.js', [], {
    PORT: String(port),
    HANDINGER_API_KEY: apiKey,
    HANDINGER_BASE_URL: apiUrl,
    API_KIND: 'embedded',
  });
  return proxy;
}

async function startProgram(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<[child: ChildProcess, port: number | undefined]> {
  const child = fork(join(BENCH, program), args, {
    cwd: ROOT,
    execArgv: program.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env: { PATH: process.env['PATH'], ...env },
  });
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${program} ended (${String(code)}) before it was ready`);
    }),
  ]);
  return [child, Ready.parse(message).port];
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

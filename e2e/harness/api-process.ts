import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { type ApiClient, createApiClient } from './api-client.ts';
import { freePort } from './free-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const Keys = z.object({ api: z.string() });

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface ApiProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Resolves once the API responds. Throws with its output if it exits first. */
  ready(): Promise<ApiClient>;
  signal(name: NodeJS.Signals): void;
}

export interface ApiProcessOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startApiProcess({ dataDir, databaseUrl, env = {} }: ApiProcessOptions): Promise<ApiProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/programs/api.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      API_PORT: String(port),
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  // Unlike 'exit', 'close' comes after all output.
  const exited = once(child, 'close').then(([code, signal]): Exit => ({ code, signal, output }));
  if (child.pid === undefined) throw new Error('the API process could not be started');

  async function ready(): Promise<ApiClient> {
    const baseUrl = `http://127.0.0.1:${port}`;
    let exit: Exit | undefined;
    void exited.then((ended) => {
      exit = ended;
    });
    for (;;) {
      if (exit !== undefined) throw new Error(`the API ended (${exit.code ?? exit.signal}) and wrote:\n${exit.output}`);
      if (await answers(baseUrl)) break;
    }
    const keys = Keys.parse(JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')));
    return createApiClient(baseUrl, keys.api);
  }

  return { pid: child.pid, exited, ready, signal: (name) => child.kill(name) };
}

async function answers(baseUrl: string): Promise<boolean> {
  try {
    await fetch(`${baseUrl}/health`);
    return true;
  } catch {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    return false;
  }
}

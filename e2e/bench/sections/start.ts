import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../harness/free-port.ts';
import { makeTempDir } from '../../harness/temp-dir.ts';
import type { Row, Section } from '../section.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OURS = 'ours';
const ASK_EVERY_MS = 5;

interface Start {
  readonly apiMs: number;
  readonly pageMs: number;
}

export function startSection(runs: number): Section {
  return {
    name: 'start',
    async run() {
      const dir = await makeTempDir('bench-start');
      const starts: Start[] = [];
      try {
        for (let round = 0; round <= runs; round += 1) {
          const start = await measure(join(dir.path, 'data'));
          // The first start creates the database.
          if (round > 0) starts.push(start);
        }
      } finally {
        await dir.remove();
      }
      return {
        title: 'Start again',
        method:
          'From `node src/launcher/run.mjs launcher`, as `npm start` runs it, to the first answer; built, and with a database.',
        rows: rowsOf(starts),
      };
    },
  };
}

async function measure(dataDir: string): Promise<Start> {
  const [port, apiPort] = [await freePort(), await freePort()];
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    API_PORT: String(apiPort),
    DATA_DIR: dataDir,
    BROWSER: 'none',
  };
  const began = performance.now();
  const child = spawn(process.execPath, ['src/launcher/run.mjs', 'launcher'], { cwd: ROOT, env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`it ended with ${String(code)}`);
  });
  const sinceStart = async (url: string) => {
    await answers(url);
    return performance.now() - began;
  };
  try {
    const [apiMs, pageMs] = await Promise.race([
      Promise.all([sinceStart(`http://127.0.0.1:${apiPort}/health`), sinceStart(`http://localhost:${port}/`)]),
      failed,
    ]);
    return { apiMs, pageMs };
  } finally {
    failed.catch(() => undefined);
    child.kill('SIGTERM');
    await ended;
  }
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return;
    await sleep(ASK_EVERY_MS);
  }
}

function rowsOf(starts: readonly Start[]): readonly Row[] {
  return [
    {
      name: 'the API answers',
      unit: 'ms',
      goal: { subject: OURS, atMost: 2000 },
      samples: { [OURS]: starts.map(({ apiMs }) => apiMs) },
    },
    {
      name: 'the page answers',
      unit: 'ms',
      goal: { subject: OURS, atMost: 1000 },
      samples: { [OURS]: starts.map(({ pageMs }) => pageMs) },
    },
  ];
}

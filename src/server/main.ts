import { fileURLToPath } from 'node:url';
import { type Env, readEnv } from './env.ts';
import { createBuiltInWorker } from './builtin-worker/builtin-worker.ts';
import { createLanguageModel } from './language-model/language-model.ts';
import type { Engine } from './runner/engine.ts';
import { paceEngine } from './runner/pace-engine.ts';
import { startApi } from './start-api.ts';
import { StartProblem } from './start-problem.ts';
import { systemClock } from './system-clock.ts';

const SHUTDOWN_TIMEOUT_MS = 9000;

async function main(): Promise<void> {
  process.umask(0o077);
  const env = readEnv(process.env);
  const api = await startApi({
    port: env.API_PORT,
    dataDir: env.DATA_DIR,
    uid: process.getuid?.(),
    databaseUrl: env.DATABASE_URL,
    apiKey: env.API_KEY,
    dashboardUrl: env.DASHBOARD_URL,
    toolProgram: { path: fileURLToPath(new URL('tools.js', import.meta.url)) },
    engine: createEngine(env),
    // Lets the launcher start the proxy early.
    onKeys: ({ ui }) => process.send?.({ uiKey: ui }),
    onLost(problem) {
      console.error(problem.message);
      void stop(1);
    },
  });

  let stopping = false;
  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      console.error('The API did not stop in time and was cut off.');
      process.exit(1);
    }, SHUTDOWN_TIMEOUT_MS).unref();
    await api.close();
    process.exit(code);
  }
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  process.on('disconnect', () => void stop(0));

  console.log(`The API listens on ${api.url}. Its key is in ${env.API_KEY ? 'API_KEY' : `${env.DATA_DIR}/keys.json`}.`);
  process.send?.({ ready: true });
}

function createEngine({ MODEL_BASE_URL: baseUrl, MODEL_NAME: name, MODEL_API_KEY: apiKey, WORKER_PACE }: Env): Engine {
  return baseUrl === undefined || name === undefined
    ? paceEngine(createBuiltInWorker(), WORKER_PACE, systemClock)
    : createLanguageModel({ baseUrl, name, apiKey });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
}

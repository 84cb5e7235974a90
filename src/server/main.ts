import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Env, readEnv } from './env.ts';
import { BUILT_IN_WORKER, createBuiltInWorker } from './builtin-worker/builtin-worker.ts';
import { findOllama, ollamaAddress } from './find-ollama.ts';
import { createLanguageModel } from './language-model/language-model.ts';
import { singleModel } from './language-model/model-config.ts';
import { type ConfiguredModels, readModelsFile } from './language-model/read-models-file.ts';
import type { Engine } from './runner/engine.ts';
import { paceEngine } from './runner/pace-engine.ts';
import { startApi } from './start-api.ts';
import { messageOf, StartProblem } from './start-problem.ts';
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
    ...(await createEngines(env)),
    findModelServers: () => findOllama(ollamaAddress(env.OLLAMA_HOST)),
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

/** The built-in worker is the default unless a model is. */
async function createEngines(env: Env): Promise<{ engine: Engine; otherEngines: Engine[] }> {
  const builtIn = paceEngine(createBuiltInWorker(), env.WORKER_PACE, systemClock);
  const { models, default: chosen } = await configuredModels(env);
  const engines = models.map((model) => ({ model, engine: createLanguageModel(model) }));
  const engine = engines.find(({ model }) => model === chosen)?.engine ?? builtIn;
  const all = [...engines.map((one) => one.engine), builtIn];
  return { engine, otherEngines: all.filter((other) => other !== engine) };
}

async function configuredModels(env: Env): Promise<ConfiguredModels> {
  const { MODELS_FILE: file, MODEL_BASE_URL: baseUrl, MODEL_NAME: name, MODEL_API_KEY: apiKey } = env;
  if (file !== undefined) {
    try {
      return readModelsFile(await readFile(file, 'utf8'), process.env, BUILT_IN_WORKER);
    } catch (error) {
      throw new StartProblem(`MODELS_FILE ${file} can’t be used:\n${messageOf(error)}`);
    }
  }
  if (baseUrl === undefined || name === undefined) return { models: [], default: undefined };
  const model = singleModel(baseUrl, name, apiKey);
  return { models: [model], default: model };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
}

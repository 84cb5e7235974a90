import path from 'node:path';
import type { Hono } from 'hono';
import type { ModelServer } from '#contract/model.ts';
import type { newId as makeId } from '#contract/ids.ts';
import type { Clock } from './domain/clock.ts';
import type { ApiEnv } from './http/api-env.ts';
import { createHttp } from './http/create-http.ts';
import { type ChildProgram } from './runner/tool-processes/tool-child.ts';
import { createToolPool } from './runner/tool-processes/tool-pool.ts';
import { createRunner } from './runner/create-runner.ts';
import { checkOutputTool } from './tools/check-output.ts';
import type { Engine } from './runner/engine.ts';
import { openFileStorage } from './runner/open-file-storage.ts';
import { recoverTurns } from './runner/recover-turns.ts';
import { sweepUploads } from './runner/sweep-uploads.ts';
import { createStore } from './store/create-store.ts';
import type { Database } from './store/database.ts';

export interface ApiDeps {
  db: Database;
  dataDir: string;
  /** Without a trailing slash. */
  dashboardUrl: string;
  /** The default. */
  engine: Engine;
  otherEngines?: readonly Engine[];
  /** Servers of models on this machine. */
  findModelServers(): Promise<ModelServer[]>;
  toolProgram: ChildProgram;
  clock: Clock;
  newId: typeof makeId;
  report(problem: unknown): void;
}

export interface Api {
  app: Hono<ApiEnv>;
  /** Ends running turns, then the streams. The database stays open. */
  close(): Promise<void>;
}

/** Also ends turns that a crash left running. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const { db, dataDir, clock, engine, otherEngines = [] } = deps;
  const uploadsDir = path.join(dataDir, 'uploads');
  const store = createStore(db);
  await recoverTurns({ store, clock });
  const fileStorage = await openFileStorage(path.join(dataDir, 'files'));
  await sweepUploads({ store, fileStorage }, uploadsDir);
  const tools = createToolPool({
    program: deps.toolProgram,
    outputRoot: uploadsDir,
    newOutputName: () => deps.newId('snd'),
  });
  const engines = { all: [engine, ...otherEngines], default: engine };
  const runner = createRunner({ ...deps, engines, store, fileStorage, tools, checkOutput: checkOutputTool });
  const stopping = new AbortController();
  const app = createHttp({
    ...deps,
    store,
    fileStorage,
    runner,
    uploadsDir,
    engines,
    stopping: stopping.signal,
  });
  return {
    app,
    async close() {
      stopping.abort();
      await runner.stop();
      await tools.close();
    },
  };
}

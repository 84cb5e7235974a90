import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '#server/runner/engine.ts';
import { type ModelServer, startModelServer } from '../harness/model-server.ts';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { makeStorage } from './make-storage.ts';

/** Available within tests only. */
export interface ModelApi {
  readonly api: RunningApi;
  readonly server: ModelServer;
}

interface Engines {
  readonly engine: Engine;
  readonly otherEngines?: readonly Engine[];
}

/** Starts a scripted model server before the tests of a `describe`, and an API whose models are there. Stops both after them. */
export function setUpModelApi(makeEngines: (baseUrl: string) => Engines | Promise<Engines>): ModelApi {
  let running: (ModelApi & { stop(): Promise<void> }) | undefined;

  beforeAll(async () => {
    const [server, storage] = await Promise.all([startModelServer(), makeStorage()]);
    const api = await startApi({ ...storage, ...(await makeEngines(server.baseUrl)) });
    running = {
      api,
      server,
      async stop() {
        await api.stop();
        await storage.remove();
        await server.stop();
      },
    };
  });
  afterAll(() => running?.stop());

  const target = (): ModelApi => {
    if (running === undefined) throw new Error('the API has not been started: use the target in a test only');
    return running;
  };
  return {
    get api() {
      return target().api;
    },
    get server() {
      return target().server;
    },
  };
}

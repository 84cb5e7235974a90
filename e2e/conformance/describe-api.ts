import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { createScriptedEngine, type ScriptedEngine, ScriptedFault } from '../harness/scripted-engine.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

/** Available within tests only. */
export type Target = Omit<RunningApi, 'stop' | 'organisation'> & { readonly engine: ScriptedEngine };

/** Runs tests against the API on the database that `CONFORMANCE_TARGET` selects. Each file has its own data and database. */
export function describeApi(name: string, declare: (target: Target) => void): void {
  describe(`${name} (${targetName})`, () => {
    const engine = createScriptedEngine();
    const running: { api?: RunningApi; storage?: Storage } = {};

    beforeAll(async () => {
      running.storage = await makeStorage();
      running.api = await startApi({ ...running.storage, engine });
    });

    afterAll(async () => {
      await running.api?.stop();
      await running.storage?.remove();
      expect(running.api?.reports.filter((report) => !(report instanceof ScriptedFault))).toEqual([]);
    });

    const api = (): RunningApi => {
      if (running.api === undefined) throw new Error('the API has not been started: use the target in a test only');
      return running.api;
    };
    declare({
      engine,
      get client() {
        return api().client;
      },
      get page() {
        return api().page;
      },
      get reports() {
        return api().reports;
      },
      passTime: (ms) => api().passTime(ms),
      setClockBack: (ms) => api().setClockBack(ms),
      stranger: (options) => api().stranger(options),
      colleague: () => api().colleague(),
      snapshot: () => api().snapshot(),
      restart: () => api().restart(),
    });
  });
}

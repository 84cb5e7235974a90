import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelServer } from '#contract/model.ts';
import { INITIAL_CREDITS } from '#server/domain/credits.ts';
import type { Engine } from '#server/runner/engine.ts';
import { LOCAL, startApi as startServer } from '#server/start-api.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { pgliteTemplate } from './pglite-template.ts';
import { createTestClock } from './test-clock.ts';

export const TOOLS = {
  path: fileURLToPath(new URL('../../dist/programs/tools.js', import.meta.url)),
  allowLoopback: true,
};

export interface StartApiOptions {
  readonly engine: Engine;
  readonly otherEngines?: readonly Engine[];
  readonly modelServers?: readonly ModelServer[];
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

export interface Snapshot {
  /** Uploaded files, complete or not. */
  readonly fileCount: number;
  readonly tasks: readonly string[];
  readonly workerCount: number;
  readonly creditsSpent: number;
}

export interface Organisation {
  /** Uses the key of channel `api`. */
  readonly client: ApiClient;
  /** Uses the key of channel `ui`, as the proxy does. */
  readonly page: ApiClient;
  colleague(): Promise<ApiClient>;
}

export interface RunningApi {
  readonly client: ApiClient;
  readonly page: ApiClient;
  readonly reports: readonly unknown[];
  passTime(ms: number): void;
  setClockBack(ms: number): void;
  organisation(options?: { credits: number }): Promise<Organisation>;
  stranger(options?: { credits: number }): Promise<ApiClient>;
  colleague(): Promise<ApiClient>;
  snapshot(): Promise<Snapshot>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApi({
  engine,
  otherEngines = [],
  modelServers = [],
  dataDir,
  databaseUrl,
}: StartApiOptions): Promise<RunningApi> {
  const clock = createTestClock();
  const reports: unknown[] = [];

  async function start() {
    const api = await startServer({
      port: 0,
      dataDir,
      databaseUrl,
      dashboardUrl: 'http://localhost:4310',
      engine,
      otherEngines,
      findModelServers: () => Promise.resolve([...modelServers]),
      toolProgram: TOOLS,
      clock,
      template: databaseUrl === undefined ? await pgliteTemplate() : undefined,
      report: (problem) => reports.push(problem),
    });
    return { api, client: createApiClient(api.url, api.keys.api), page: createApiClient(api.url, api.keys.ui) };
  }

  let running = await start();

  async function addCaller(of?: string) {
    const { organizationId, keys } = await running.api.addCaller(of);
    const clientOf = (key: string) => createApiClient(running.api.url, key);
    return { organizationId, client: clientOf(keys.api), page: clientOf(keys.ui) };
  }

  async function organisation({ credits } = { credits: INITIAL_CREDITS }): Promise<Organisation> {
    const { organizationId, client, page } = await addCaller();
    await running.api.addCredits(organizationId, credits - INITIAL_CREDITS);
    return { client, page, colleague: async () => (await addCaller(organizationId)).client };
  }

  return {
    get client() {
      return running.client;
    },
    get page() {
      return running.page;
    },
    reports,
    passTime: clock.pass,
    setClockBack: clock.setBack,
    organisation,
    stranger: async (options) => (await organisation(options)).client,
    colleague: async () => (await addCaller(LOCAL.organizationId)).client,
    async snapshot() {
      const [tasks, workers, account, ...files] = await Promise.all([
        running.client.readTasks('?archived=include&limit=100'),
        running.client.readWorkers(),
        running.client.readAccount(),
        countFiles(join(dataDir, 'uploads')),
        countFiles(join(dataDir, 'files')),
      ]);
      return {
        fileCount: files.reduce((sum, count) => sum + count, 0),
        tasks: tasks.items.map(({ id }) => id),
        workerCount: workers.length,
        creditsSpent: account.creditsSpent,
      };
    },
    async restart() {
      await running.api.close();
      running = await start();
    },
    stop: () => running.api.close(),
  };
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

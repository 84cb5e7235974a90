import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INITIAL_CREDITS } from '#server/domain/credits.ts';
import type { Engine } from '#server/runner/engine.ts';
import { LOCAL, startApi as startServer } from '#server/start-api.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { pgliteTemplate } from './pglite-template.ts';
import { createTestClock } from './test-clock.ts';

/** The built program that runs isolated tools. */
export const TOOLS = { path: fileURLToPath(new URL('../../dist/programs/tools.js', import.meta.url)) };

export interface StartApiOptions {
  readonly engine: Engine;
  readonly dataDir: string;
  /** A Postgres address; PGlite in the data directory where there is none. */
  readonly databaseUrl?: string | undefined;
}

/** What an upload could leave behind. */
export interface Snapshot {
  /** Files below the data directory that hold what clients sent, finished or not. */
  readonly fileCount: number;
  readonly tasks: readonly string[];
  readonly workerCount: number;
  readonly creditsSpent: number;
}

/** An organisation and its first user, who speaks with both of their keys. */
export interface Organisation {
  /** With the key of the channel `api`. */
  readonly client: ApiClient;
  /** With the key of the channel `ui`, as the proxy does. */
  readonly page: ApiClient;
  /** Another user of the same organisation. */
  colleague(): Promise<ApiClient>;
}

export interface RunningApi {
  /** Speaks with the key of the channel `api`. */
  readonly client: ApiClient;
  /** Speaks with the key of the channel `ui`, as the proxy does. */
  readonly page: ApiClient;
  /** What the API reported to whoever looks after the process. */
  readonly reports: readonly unknown[];
  /** Lets both clocks jump ahead. */
  passTime(ms: number): void;
  /** Sets the wall clock back. */
  setClockBack(ms: number): void;
  /** A new organisation, with the opening grant or with these credits. */
  organisation(options?: { credits: number }): Promise<Organisation>;
  /** Somebody of another, new organisation, with the opening grant or with these credits. */
  stranger(options?: { credits: number }): Promise<ApiClient>;
  /** Another user of the same organisation. */
  colleague(): Promise<ApiClient>;
  snapshot(): Promise<Snapshot>;
  /** Stops the API and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real API in this process, on a port of its own, with an engine and a clock that belong to the test. */
export async function startApi({ engine, dataDir, databaseUrl }: StartApiOptions): Promise<RunningApi> {
  const clock = createTestClock();
  const reports: unknown[] = [];

  async function start() {
    const api = await startServer({
      port: 0,
      dataDir,
      databaseUrl,
      dashboardUrl: 'http://localhost:4310',
      engine,
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

import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { ModelServer } from '#contract/model.ts';
import type { newId as makeId } from '#contract/ids.ts';
import { type Api, createApi } from './create-api.ts';
import type { Clock } from './domain/clock.ts';
import { type Keys, loadKeys, newKey } from './keys.ts';
import { lockDataDir } from './lock.ts';
import type { ChildProgram } from './runner/tool-processes/tool-child.ts';
import type { Engine } from './runner/engine.ts';
import { orderedIds } from './ordered-ids.ts';
import { messageOf, StartProblem } from './start-problem.ts';
import { grantCredits } from './store/grant-credits.ts';
import { openDatabase } from './store/open-database.ts';
import { registerKeys } from './store/register-keys.ts';
import { systemClock } from './system-clock.ts';

/** For an API without sign-in. */
export const LOCAL = { organizationId: 'org_local', userId: 'usr_local' } as const;

export interface StartOptions {
  /** 0 takes any free port. */
  port: number;
  dataDir: string;
  /** The data directory must be theirs alone. Not checked if undefined. */
  uid?: number | undefined;
  databaseUrl?: string | undefined;
  apiKey?: string | undefined;
  dashboardUrl: string;
  /** The default. */
  engine: Engine;
  /** Workers may name them. */
  otherEngines?: readonly Engine[];
  /** Servers of models on this machine. */
  findModelServers(): Promise<ModelServer[]>;
  toolProgram: ChildProgram;
  clock?: Clock;
  newId?: typeof makeId;
  /** For tests: a PGlite `dumpDataDir`. */
  template?: Blob | undefined;
  report?(problem: unknown): void;
  onKeys?(keys: Keys): void;
  /** Another process has taken the database: the caller must close the API. */
  onLost?(problem: StartProblem): void;
}

export interface Caller {
  organizationId: string;
  userId: string;
  keys: Keys;
}

export interface StartedApi {
  keys: Keys;
  url: string;
  /** For tests. */
  addCaller(organizationId?: string): Promise<Caller>;
  addCredits(organizationId: string, credits: number): Promise<number | undefined>;
  /** Ends running turns first, and closes the database last. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Throws `StartProblem`. */
export async function startApi(options: StartOptions): Promise<StartedApi> {
  const { dataDir, clock = systemClock, newId = orderedIds(), report = console.error } = options;
  const undo: (() => Promise<void>)[] = [];
  const undoAll = async () => {
    for (const step of undo.toReversed()) await step().catch(report);
  };
  try {
    const lock = await lockDataDir(dataDir);
    undo.push(() => lock.release());
    const keys = await loadKeys(dataDir, options.apiKey, options.uid);
    options.onKeys?.(keys);
    const { databaseUrl, template, onLost = report } = options;
    const { db, close } = await openDatabase({ dataDir, databaseUrl, template, report, onLost });
    undo.push(close);
    const register = async (caller: Caller) => {
      await registerKeys(db, { ...caller, now: new Date(clock.now()) });
      return caller;
    };
    await register({ ...LOCAL, keys });
    const api = await createApi({ ...options, db, clock, newId, report });
    const server = await listen(api, options.port);
    undo.push(async () => {
      server.stopTaking();
      await api.close();
      await server.close();
    });
    return {
      url: server.url,
      keys,
      addCaller: (organizationId = newId('org')) =>
        register({ organizationId, userId: newId('usr'), keys: { api: newKey(), ui: newKey() } }),
      addCredits: (organizationId, credits) => grantCredits(db, organizationId, credits),
      close: undoAll,
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

/** For responses, once the turns have ended. */
const RESPONSE_GRACE_MS = 1500;

function whyNot(error: Error): string {
  if ('code' in error && error.code === 'EADDRINUSE') return 'is in use by another program';
  if ('code' in error && error.code === 'EACCES') return 'needs more rights than this user has';
  return `can’t be used: ${messageOf(error)}`;
}

async function listen(api: Api, port: number) {
  const server = createAdaptorServer({ fetch: api.app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new StartProblem(`API_PORT ${port} ${whyNot(error)}. Choose another port.`));
    });
    server.listen(port, HOST, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${HOST}:${taken}`,
    stopTaking() {
      closed = new Promise((resolve) => server.close(() => resolve()));
    },
    async close() {
      const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), RESPONSE_GRACE_MS);
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}

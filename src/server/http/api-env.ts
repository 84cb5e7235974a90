import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { ModelServer } from '#contract/model.ts';
import type { newId as makeId } from '#contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import type { FileStorage } from '../domain/file-storage.ts';
import type { Links } from '../domain/links.ts';
import type { Principal } from '../domain/records.ts';
import type { Runner } from '../domain/runner.ts';
import type { Store } from '../domain/store.ts';
import type { Engines } from '../runner/engine.ts';

export interface HttpDeps {
  store: Store;
  fileStorage: FileStorage;
  runner: Runner;
  clock: Clock;
  newId: typeof makeId;
  dashboardUrl: string;
  uploadsDir: string;
  engines: Engines;
  /** Servers of models on this machine. */
  findModelServers(): Promise<ModelServer[]>;
  stopping: AbortSignal;
  report(problem: unknown): void;
}

export interface ApiEnv {
  Variables: { principal: Principal };
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
}

export type ApiContext = Context<ApiEnv>;

/** Uses the host name of the request, which the client can reach. */
export function linksOf(c: ApiContext, { dashboardUrl }: HttpDeps): Links {
  return { dashboard: dashboardUrl, origin: new URL(c.req.url).origin };
}

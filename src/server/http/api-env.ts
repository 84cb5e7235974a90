import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { newId as makeId } from '#contract/ids.ts';
import type { Account } from '#contract/task.ts';
import type { Clock } from '../domain/clock.ts';
import type { FileShelf } from '../domain/file-shelf.ts';
import type { Links } from '../domain/links.ts';
import type { Principal } from '../domain/records.ts';
import type { Runner } from '../domain/runner.ts';
import type { Store } from '../domain/store.ts';

/** What every route works with. */
export interface HttpDeps {
  store: Store;
  shelf: FileShelf;
  runner: Runner;
  clock: Clock;
  newId: typeof makeId;
  dashboardUrl: string;
  /** Where uploads lie until they are accepted. */
  uploadsDir: string;
  engine: Account['engine'];
  /** Aborts when the API stops: streams end, and nothing new is taken. */
  stopping: AbortSignal;
  report(problem: unknown): void;
}

export interface ApiEnv {
  Variables: { principal: Principal };
  /** Node's own request and response, where there is a socket. */
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
}

export type ApiContext = Context<ApiEnv>;

/** Links bear the name that the API was asked under: one of its own (`own-hosts.ts`), and one that the client can reach. */
export function linksOf(c: ApiContext, { dashboardUrl }: HttpDeps): Links {
  return { dashboard: dashboardUrl, origin: new URL(c.req.url).origin };
}

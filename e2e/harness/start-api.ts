import type { ApiClient } from './api-client.ts';
import type { Engine } from '#server/runner/engine.ts';

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

export interface RunningApi {
  /** Speaks with the key of the channel `api`. */
  readonly client: ApiClient;
  /** Speaks with the key of the channel `ui`, as the proxy does. */
  readonly page: ApiClient;
  readonly dataDir: string;
  passTime(ms: number): void;
  setClockBack(ms: number): void;
  /** Somebody of another, new organisation. */
  stranger(options?: { credits: number }): Promise<ApiClient>;
  /** Another user of the same organisation. */
  colleague(): Promise<ApiClient>;
  snapshot(): Promise<Snapshot>;
  /** Stops the API and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export declare function startApi(options: StartApiOptions): Promise<RunningApi>;

import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiName } from '#contract/connection.ts';
import { readJson } from '#app/lib/read-json.ts';
import { connectionQuery } from './connection.ts';
import { persistedText } from './persisted-text.ts';
import { workersQuery } from './workers.ts';

/** The title is shown until the list of workers is loaded. */
const LastWorker = z.object({ id: z.string(), title: z.nullable(z.string()) });
export type LastWorker = z.infer<typeof LastWorker>;

/** Returns the worker that was last chosen or sent to in this browser. Null for a new worker. */
export function readLastWorker(client: QueryClient): LastWorker | null {
  return readJson(LastWorker, keptFor(client)?.read() ?? null) ?? null;
}

/** Null: a new worker. Does nothing until it is known which API the page talks to. */
export function rememberWorker(client: QueryClient, workerId: string | null): void {
  const kept = keptFor(client);
  if (workerId === null) kept?.write(null);
  else kept?.write(JSON.stringify({ id: workerId, title: titleOf(client, workerId) }));
}

function titleOf(client: QueryClient, workerId: string): string | null {
  const listed = client.getQueryData(workersQuery.queryKey)?.find(({ id }) => id === workerId);
  const before = readLastWorker(client);
  return listed?.title ?? (before?.id === workerId ? before.title : null);
}

/** Another API has other workers. */
function keptFor(client: QueryClient) {
  const connection = client.getQueryData(connectionQuery.queryKey);
  return connection && persistedText(`last-worker/${apiName(connection)}`);
}

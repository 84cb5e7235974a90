import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiName } from '#contract/connection.ts';
import { ListedTask, Task } from '#contract/task.ts';
import { WorkerTemplate } from '#contract/worker.ts';
import { connectionQuery } from './connection.ts';
import { isKept, isRows, isWorker, isWorkers } from './kept-queries.ts';

const DATABASE = 'handinger-last-known';
const STORE = 'answers';
const WRITE_EVERY_MS = 5_000;
/** Of all APIs. Older ones are removed. */
const MOST_ANSWERS = 20;

type Answer = { api: string; key: QueryKey; data: unknown; updatedAt: number };

const Answers = z.array(
  z.object({ api: z.string(), key: z.array(z.unknown()), data: z.unknown(), updatedAt: z.number() }),
);
const Recent = z.object({ newest: z.array(ListedTask), running: z.array(Task) });
const OneWorker = z.object({ worker: WorkerTemplate });
const FirstPage = z.object({ items: z.array(ListedTask), nextCursor: z.nullable(z.string()) });
const Rows = z.object({ pages: z.tuple([FirstPage]), pageParams: z.tuple([z.undefined()]) });

/** Returns the answer if it has the shape that this version of the page expects. */
function validate({ key, data }: Pick<Answer, 'key' | 'data'>): unknown {
  if (isRows(key)) return Rows.safeParse(data).data;
  if (isWorker(key)) return OneWorker.safeParse(data).data;
  return isWorkers(key) ? z.array(WorkerTemplate).safeParse(data).data : Recent.safeParse(data).data;
}

/** Only the first page of a list. */
function firstPageOf(key: QueryKey, data: unknown): unknown {
  if (!isRows(key)) return data;
  const rows = z.object({ pages: z.array(z.unknown()) }).safeParse(data).data;
  return rows && { pages: rows.pages.slice(0, 1), pageParams: [undefined] };
}

let isForgotten = false;

/** Keeps the last answers in this browser, per API. Never rejects: without a database, nothing is kept. */
export function keepLastKnown(client: QueryClient): void {
  if (!canKeep()) return;
  const cache = client.getQueryCache();
  const loaded = cache.findAll({ predicate: ({ queryKey, state }) => state.data !== undefined && isKept(queryKey) });
  const waiting = new Set(loaded.map(({ queryHash }) => queryHash));
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => write(), WRITE_EVERY_MS);
  const write = () => {
    timer = undefined;
    const connection = client.getQueryData(connectionQuery.queryKey);
    if (connection === undefined || isForgotten) return;
    const api = apiName(connection);
    const answers = cache.findAll().flatMap(({ queryHash, queryKey, state }): Answer[] => {
      if (!waiting.has(queryHash)) return [];
      const data = firstPageOf(queryKey, state.data);
      return validate({ key: queryKey, data }) === undefined
        ? []
        : [{ api, key: queryKey, data, updatedAt: state.dataUpdatedAt }];
    });
    waiting.clear();
    void store(answers);
  };
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !isKept(event.query.queryKey)) return;
    waiting.add(event.query.queryHash);
    timer ??= setTimeout(write, WRITE_EVERY_MS);
  });
}

/** Fills queries that have no data yet. They are refetched as soon as they are used while the API answers. */
export async function restoreLastKnown(client: QueryClient): Promise<void> {
  const connection = client.getQueryData(connectionQuery.queryKey);
  if (connection === undefined || !canKeep() || isForgotten) return;
  const api = apiName(connection);
  for (const answer of await readAll()) {
    if (answer.api !== api || !isKept(answer.key) || client.getQueryData(answer.key) !== undefined) continue;
    const data = validate(answer);
    if (data === undefined) continue;
    client.setQueryData(answer.key, data, { updatedAt: answer.updatedAt });
    void client.invalidateQueries({ queryKey: answer.key, exact: true, refetchType: 'none' });
  }
}

/** Removes all kept answers and keeps no more. Rejects if the browser refuses. */
export async function forgetLastKnown(): Promise<void> {
  isForgotten = true;
  if (canKeep()) await resultOf(indexedDB.deleteDatabase(DATABASE));
}

function canKeep(): boolean {
  return 'indexedDB' in globalThis;
}

async function store(answers: readonly Answer[]): Promise<void> {
  try {
    await transact('readwrite', async (kept) => {
      for (const answer of answers) kept.put(answer, `${answer.api} ${hashKey(answer.key)}`);
      const all = await readFrom(kept);
      const rest = all.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(MOST_ANSWERS);
      for (const { api, key } of rest) kept.delete(`${api} ${hashKey(key)}`);
    });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // The browser has no room, or refuses.
  }
}

async function readAll(): Promise<readonly Answer[]> {
  try {
    return await transact('readonly', readFrom);
  } catch (error) {
    if (error instanceof DOMException) return []; // As without any.
    throw error;
  }
}

async function readFrom(kept: IDBObjectStore): Promise<readonly Answer[]> {
  return Answers.safeParse(await resultOf(kept.getAll())).data ?? [];
}

/** Opens the database for one transaction, so that no tab blocks another that removes it. */
async function transact<T>(mode: IDBTransactionMode, run: (kept: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const db = await resultOf(opening);
  try {
    return await run(db.transaction(STORE, mode).objectStore(STORE));
  } finally {
    db.close();
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

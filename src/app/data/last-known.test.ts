import { IDBFactory } from 'fake-indexeddb';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { connectionQuery } from './connection.ts';
import { forgetLastKnown, keepLastKnown, restoreLastKnown } from './last-known.ts';
import { createQueryClient } from './query-client.ts';
import { recentTasksQuery, taskRowsQuery } from './tasks.ts';
import { workersQuery } from './workers.ts';

const WORKER = { id: 'wrk_1', title: 'Price analyst', createdAt: null };

function task(id: string): ListedTask {
  return {
    id,
    workerId: 'wrk_1',
    status: 'completed',
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: '2026-01-01T00:00:00Z',
    triggeredBy: 'ui',
    totals: { credits: 1, durationMs: 1, turnCount: 1 },
  };
}

function openPage(origin = 'https://handinger.com'): QueryClient {
  const client = createQueryClient();
  client.setQueryData(connectionQuery.queryKey, { kind: 'hosted', host: 'handinger.com', origin });
  return client;
}

/** Fetches, as a page would, and waits until it is kept. */
async function openPageThatKnows(): Promise<QueryClient> {
  const client = openPage();
  keepLastKnown(client);
  const know = (key: QueryKey, data: unknown) => client.setQueryData(key, data);
  know(workersQuery.queryKey, [WORKER]);
  know(recentTasksQuery.queryKey, { newest: [task('tsk_1')], running: [] });
  know(taskRowsQuery({}).queryKey, {
    pages: [
      { items: [task('tsk_1')], nextCursor: 'c' },
      { items: [task('tsk_2')], nextCursor: null },
    ],
    pageParams: [undefined, 'c'],
  });
  know(['account'], { creditsLeft: 5 });
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitFor(async () => {
    const names = await indexedDB.databases();
    expect(names.map(({ name }) => name)).toEqual(['handinger-last-known']);
  });
  return client;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('restores workers, recent tasks and first pages, with their age, until they are refetched', async () => {
  await openPageThatKnows();
  vi.setSystemTime(9_000_000);
  const client = openPage();
  await vi.waitFor(async () => {
    await restoreLastKnown(client);
    expect(client.getQueryData(workersQuery.queryKey)).toEqual([WORKER]);
  });
  expect(client.getQueryState(workersQuery.queryKey)).toMatchObject({ dataUpdatedAt: 1_000_000, isInvalidated: true });
  expect(client.getQueryData(recentTasksQuery.queryKey)?.newest).toHaveLength(1);
  const { pages } = client.getQueryData(taskRowsQuery({}).queryKey) ?? { pages: [] };
  expect(pages.map((page) => page?.items.map(({ id }) => id))).toEqual([['tsk_1']]);
  expect(client.getQueryData(['account'])).toBeUndefined();
});

test('never replaces what this page loaded, and shows no other API’s data', async () => {
  await openPageThatKnows();
  const loaded = openPage();
  loaded.setQueryData(workersQuery.queryKey, []);
  await restoreLastKnown(loaded);
  expect(loaded.getQueryData(workersQuery.queryKey)).toEqual([]);
  const other = openPage('https://other.example');
  await restoreLastKnown(other);
  expect(other.getQueryData(workersQuery.queryKey)).toBeUndefined();
});

test('forgets everything, and keeps nothing after that', async () => {
  await openPageThatKnows();
  await forgetLastKnown();
  expect(await indexedDB.databases()).toEqual([]);
  const client = openPage();
  await restoreLastKnown(client);
  expect(client.getQueryData(workersQuery.queryKey)).toBeUndefined();
});

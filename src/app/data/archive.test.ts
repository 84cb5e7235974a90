import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { canRestoreQuery, restoreTask, showAsRestored } from './archive.ts';
import { createQueryClient } from './query-client.ts';
import { taskRowsQuery } from './tasks.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const task = (id: string, archivedAt: string | null = null): ListedTask => ({
  id,
  status: 'completed',
  createdAt: '2026-11-03T09:00:00.000Z',
  totals: { credits: 7, durationMs: 1, turnCount: 1 },
  triggeredBy: 'api',
  workerId: 'wrk_1',
  archivedAt,
});

function openApi(kind: 'embedded' | 'hosted', status: number) {
  const requests: string[] = [];
  vi.stubGlobal('fetch', (url: string, { method = 'GET' }: RequestInit) => {
    requests.push(`${method} ${url}`);
    if (url === '/connection') return Promise.resolve(Response.json({ kind, host: 'h', origin: 'https://h' }));
    const answer = status === 200 ? { task: task('a'), turns: [] } : { error: 'No.' };
    return Promise.resolve(Response.json(answer, { status }));
  });
  const client = createQueryClient();
  return { client, requests, canRestore: () => client.fetchQuery(canRestoreQuery) };
}

test('the embedded API restores, and nothing is requested to find out', async () => {
  const { canRestore, requests } = openApi('embedded', 500);
  expect(await canRestore()).toBe('yes');
  expect(requests).toEqual(['GET /connection']);
});

test.each([
  [404, 'no', 'This API can’t restore tasks.'],
  [405, 'no', 'This API can’t restore tasks.'],
  [501, 'no', 'This API can’t restore tasks.'],
  [403, 'unknown', 'No.'],
  [429, 'unknown', 'No.'],
  [503, 'unknown', 'No.'],
])('of another API, a restore answered with %i tells: %s', async (status, can, message) => {
  const { client, canRestore } = openApi('hosted', status);
  expect(await canRestore()).toBe('unknown');
  await expect(restoreTask(client, 'a')).rejects.toThrow(message);
  expect(await canRestore()).toBe(can);
});

test('a successful restore proves that the API can restore', async () => {
  const { client, canRestore } = openApi('hosted', 200);
  await restoreTask(client, 'a');
  expect(await canRestore()).toBe('yes');
});

test('that an API can’t restore is believed for an hour', async () => {
  const { client, canRestore } = openApi('hosted', 404);
  await expect(restoreTask(client, 'a')).rejects.toThrow('This API can’t restore tasks.');
  vi.advanceTimersByTime(3_599_000);
  expect(await canRestore()).toBe('no');
  vi.advanceTimersByTime(2_000);
  expect(await canRestore()).toBe('unknown');
});

test('an API that restores answers 404 only for a task that it does not have', async () => {
  const { client, canRestore } = openApi('embedded', 404);
  await canRestore();
  await expect(restoreTask(client, 'gone')).rejects.toThrow('No.');
  expect(await canRestore()).toBe('yes');
});

test('restored tasks leave the lists of archived tasks, and are not archived in others', () => {
  const client = createQueryClient();
  const at = '2026-11-04T09:00:00.000Z';
  const keyOf = (archived: 'only' | 'include') => taskRowsQuery({ archived }).queryKey;
  for (const archived of ['only', 'include'] as const) {
    const items = [task('a', at), task('b', at)];
    client.setQueryData(keyOf(archived), { pages: [{ items, nextCursor: null }], pageParams: [undefined] });
  }
  showAsRestored(client, new Set(['a']));
  const itemsOf = (archived: 'only' | 'include') => client.getQueryData(keyOf(archived))?.pages[0]?.items;
  expect(itemsOf('only')).toEqual([task('b', at)]);
  expect(itemsOf('include')).toEqual([task('a'), task('b', at)]);
});

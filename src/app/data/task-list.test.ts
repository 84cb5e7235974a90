import { afterEach, expect, test, vi } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { hideTasks } from './hidden-tasks.ts';
import { createQueryClient } from './query-client.ts';
import { freshPageQuery } from './task-list.ts';
import { taskRowsQuery } from './tasks.ts';

afterEach(() => void vi.unstubAllGlobals());

const task = (id: string, archivedAt: string | null = null): ListedTask => ({
  id,
  status: 'completed',
  createdAt: '2026-11-03T09:00:00.000Z',
  totals: { credits: 7, durationMs: 1, turnCount: 1 },
  triggeredBy: 'api',
  workerId: 'wrk_1',
  archivedAt,
});

/** All other tasks are archived. */
function openApi(listed: readonly ListedTask[]) {
  const requested: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    const id = /^\/api\/tasks\/(\w+)$/.exec(url)?.[1];
    if (id !== undefined) requested.push(id);
    const one = { task: task(id ?? '', '2026-11-04T09:00:00.000Z'), turns: [] };
    return Promise.resolve(Response.json(id === undefined ? { items: listed, nextCursor: null } : one));
  });
  return requested;
}

async function refresh(loaded: readonly ListedTask[], hidden: readonly string[] = []) {
  const client = createQueryClient();
  hideTasks(client, hidden);
  const { queryKey } = taskRowsQuery({});
  client.setQueryData(queryKey, { pages: [{ items: loaded, nextCursor: null }], pageParams: [undefined] });
  const fresh = () => client.fetchQuery({ ...freshPageQuery({}), staleTime: 0 });
  await fresh();
  await fresh();
  return client.getQueryData(queryKey)?.pages.flatMap((page) => page?.items ?? []);
}

test('updates a row that was archived elsewhere in place, with one request', async () => {
  const requested = openApi([task('a'), task('c')]);
  const rows = await refresh([task('a'), task('b'), task('c')]);
  expect(rows?.map(({ id, archivedAt }) => [id, archivedAt !== null])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
  expect(requested).toEqual(['b']);
});

test('does not request tasks that are being archived here', async () => {
  const requested = openApi([task('a')]);
  expect(await refresh([task('a'), task('b')], ['b'])).toEqual([task('a'), task('b')]);
  expect(requested).toEqual([]);
});

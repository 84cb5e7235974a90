import { afterEach, expect, test, vi } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { restoreTask, showAsRestored } from './archive.ts';
import { createQueryClient } from './query-client.ts';
import { taskRowsQuery } from './tasks.ts';

afterEach(() => vi.unstubAllGlobals());

const task = (id: string, archivedAt: string | null = null): ListedTask => ({
  id,
  status: 'completed',
  createdAt: '2026-11-03T09:00:00.000Z',
  totals: { credits: 7, durationMs: 1, turnCount: 1 },
  triggeredBy: 'api',
  workerId: 'wrk_1',
  archivedAt,
});

test('explains that an API without the route cannot restore', async () => {
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      url.endsWith('/restore')
        ? Response.json({ error: 'No such route.' }, { status: 404 })
        : Response.json({ task: task('a'), turns: [] }),
    ),
  );
  await expect(restoreTask(createQueryClient(), 'a')).rejects.toThrow('This API can’t restore tasks.');
});

test('restored tasks leave lists of archived tasks, and are not marked as archived in others', () => {
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

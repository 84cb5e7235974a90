import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from './query-client.ts';
import { createTaskCache } from './task-cache.ts';
import { taskQuery, type TaskAndTurns } from './tasks.ts';

const TURN = { taskId: 'tsk_1', opensTask: false, input: '2 + 3', workerId: null };

function recordOf(status: string): TaskAndTurns {
  const common = { status, createdAt: '2026-01-01T00:00:00Z', startedAt: '2026-01-01T00:00:00Z', triggeredBy: 'ui' };
  return {
    task: { ...common, id: 'tsk_1', workerId: 'w', totals: { credits: 0, durationMs: 0, turnCount: 1 } },
    turns: [{ ...common, id: 'trn_1', seq: 0, taskId: 'tsk_1', input: '2 + 3', outputText: '' }],
  };
}

function setUp() {
  const requests: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    requests.push(url);
    return Response.json({ ...recordOf('running') });
  });
  const client = createQueryClient();
  const cache = createTaskCache(client);
  client.setQueryData(taskQuery('tsk_1').queryKey, recordOf('completed'));
  const changed: string[] = [];
  cache.subscribe((taskId) => changed.push(taskId));
  return { client, cache, requests, changed };
}

afterEach(() => vi.unstubAllGlobals());

test('reads the record once after a send, also while a page shows it', async () => {
  const { client, cache, requests, changed } = setUp();
  const leave = new QueryObserver(client, taskQuery('tsk_1')).subscribe(() => undefined);
  const record = await cache.onAccepted(TURN);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  leave();
  expect(record?.task.status).toBe('running');
  expect(requests).toEqual(['/api/tasks/tsk_1']);
  expect(changed).toContain('tsk_1');
});

test('does not read the record if the sender has it already', async () => {
  const { cache, requests } = setUp();
  expect((await cache.onAccepted(TURN, recordOf('completed')))?.task.status).toBe('completed');
  expect([cache.record('tsk_1')?.task.status, requests]).toEqual(['completed', []]);
});

test('reads the record of a turn that another tab sent only if a page shows it', async () => {
  const { client, cache, requests } = setUp();
  cache.onAcceptedElsewhere('tsk_1');
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(requests).toEqual([]);
  const leave = new QueryObserver(client, { ...taskQuery('tsk_1'), staleTime: Infinity }).subscribe(() => undefined);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  const before = requests.length;
  cache.onAcceptedElsewhere('tsk_1');
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  leave();
  expect(requests.length - before).toBe(1);
});

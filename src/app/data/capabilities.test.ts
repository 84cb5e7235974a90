import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Task } from '#contract/task.ts';
import { learnFrom, readCapability, requestIfSupported } from './capabilities.ts';
import { connectionQuery } from './connection.ts';
import { createQueryClient } from './query-client.ts';
import { requestStream } from './request.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const task: Task = {
  id: 'a',
  status: 'completed',
  createdAt: '2026-11-03T09:00:00.000Z',
  totals: { credits: 7, durationMs: 1, turnCount: 1 },
  triggeredBy: 'api',
  workerId: 'wrk_1',
};
const HOUR_MS = 3_600_000;
const UNREACHABLE = 0;

/** A client of an API that answers `GET` of the task and the worker with `taskStatus`, and other requests with `status`. */
function openApi({ kind = 'hosted', status = 200, taskStatus = 200 }: Partial<Api>) {
  const api = { kind, status, taskStatus };
  const requests: string[] = [];
  vi.stubGlobal('fetch', (url: string, { method = 'GET' }: RequestInit) => {
    requests.push(`${method} ${url}`);
    const answered = url === '/api/tasks/a' ? api.taskStatus : api.status;
    if (answered === UNREACHABLE) return Promise.reject(new TypeError('Failed to fetch'));
    const body = url === '/api/tasks' ? { items: [], nextCursor: null } : { task, turns: [] };
    return Promise.resolve(Response.json(answered === 200 ? body : { error: 'No.' }, { status: answered }));
  });
  const client = createQueryClient();
  client.setQueryData(connectionQuery.queryKey, { kind, host: 'h', origin: 'https://h' });
  return {
    api,
    requests,
    client,
    canList: () => readCapability(client, 'listTasks'),
    list: () => requestIfSupported(client, 'listTasks', {}),
    canRestore: () => readCapability(client, 'restoreTask'),
    restore: () => requestIfSupported(client, 'restoreTask', { taskId: 'a' }),
  };
}
type Api = { kind: 'embedded' | 'hosted'; status: number; taskStatus: number };

test('the embedded API has every capability, and no request is made to find out', () => {
  const { client, requests } = openApi({ kind: 'embedded' });
  for (const name of ['restoreTask', 'abortTask', 'idempotencyKey', 'allFilters', 'offline'] as const) {
    expect(readCapability(client, name)).toBe('yes');
  }
  expect(requests).toEqual([]);
});

test('nothing is known about another API at first', () => {
  const { client } = openApi({});
  expect(readCapability(client, 'listTasks')).toBe('unknown');
  expect(readCapability(client, 'idempotencyKey')).toBe('unknown');
});

test('a successful response proves that the API has the route', async () => {
  const { list, canList, canRestore } = openApi({});
  expect(await list()).toEqual({ items: [], nextCursor: null });
  expect([canList(), canRestore()]).toEqual(['yes', 'unknown']);
});

test.each([404, 405])('%i means that the route does not exist', async (status) => {
  const { list, canList } = openApi({ status });
  expect(await list()).toBeNull();
  expect(canList()).toBe('no');
});

test.each([UNREACHABLE, 400, 401, 403, 408, 429, 500, 501, 503])('%i proves nothing', async (status) => {
  const { list, canList } = openApi({ status });
  await expect(list()).rejects.toMatchObject({ status });
  expect(canList()).toBe('unknown');
});

test('makes no request for an hour after a no, then finds out again', async () => {
  const { api, list, canList, requests } = openApi({ status: 404 });
  await list();
  vi.advanceTimersByTime(HOUR_MS - 1);
  expect(await list()).toBeNull();
  expect(requests).toEqual(['GET /api/tasks']);

  vi.advanceTimersByTime(1);
  expect(canList()).toBe('unknown');
  api.status = 200;
  expect(await list()).not.toBeNull();
  expect(requests).toHaveLength(2);
  vi.advanceTimersByTime(HOUR_MS);
  expect(canList()).toBe('yes');
});

test.each([
  ['hosted', 404, 200, 'no'],
  ['hosted', 405, 404, 'no'],
  ['embedded', 405, 404, 'no'],
] as const)('on a %s API, %i of a task’s route with %i of the task means %s', async (kind, status, taskStatus, can) => {
  const { restore, canRestore } = openApi({ kind, status, taskStatus });
  expect(await restore()).toBeNull();
  expect(canRestore()).toBe(can);
});

test.each([404, 503, UNREACHABLE])(
  '404 of a task’s route proves nothing if the task itself is answered with %i',
  async (taskStatus) => {
    const { restore, canRestore } = openApi({ status: 404, taskStatus });
    await expect(restore()).rejects.toMatchObject({ status: 404 });
    expect(canRestore()).toBe('unknown');
  },
);

test('404 is about the task if the API is known to have the route', async () => {
  const embedded = openApi({ kind: 'embedded', status: 404 });
  await expect(embedded.restore()).rejects.toMatchObject({ status: 404 });
  expect(embedded.canRestore()).toBe('yes');

  const hosted = openApi({});
  await hosted.restore();
  hosted.api.status = 404;
  await expect(hosted.restore()).rejects.toMatchObject({ status: 404 });
  expect(hosted.canRestore()).toBe('yes');
  expect(hosted.requests).not.toContain('GET /api/tasks/a');
});

test('a response that is no stream does not prove that streams cannot be resumed', async () => {
  const { client, api } = openApi({});
  const resume = () =>
    learnFrom(client, 'resumeStream', { taskId: 'a' }, () => requestStream('retrieveWorker', { workerId: 'w' }));
  await expect(resume()).rejects.toMatchObject({ status: 200 });
  expect(readCapability(client, 'resumeStream')).toBe('unknown');

  api.status = 404;
  expect(await resume()).toBeNull();
  expect(readCapability(client, 'resumeStream')).toBe('no');
});

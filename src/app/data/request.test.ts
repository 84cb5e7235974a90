import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requestStream } from './request.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const resume = () => requestStream('retrieveWorker', { workerId: 'w', query: { stream: true } });

/** Ends as `fetch` does when its signal aborts. */
function neverAnswer(_url: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

test('gives up a stream that does not begin in time', async () => {
  vi.stubGlobal('fetch', neverAnswer);
  const opened = resume().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await opened).toMatchObject({ status: 0, message: 'The API did not answer in time.' });
});

test('sets no deadline for a stream that has begun', async () => {
  let signal: AbortSignal | null | undefined;
  const headers = { 'Content-Type': 'text/event-stream' };
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    ({ signal } = init);
    return Promise.resolve(new Response(new ReadableStream(), { headers }));
  });
  await resume();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(signal?.aborted).toBe(false);
});

test.each([
  ['Text/Event-Stream; charset=utf-8', true],
  ['text/event-streaming', false],
  ['application/json', false],
])('accepts content type %s as a stream: %s', async (type, isStream) => {
  vi.stubGlobal('fetch', async () => new Response(new ReadableStream(), { headers: { 'Content-Type': type } }));
  const outcome = await resume().then(
    () => true,
    (error: unknown) => error,
  );
  expect(outcome).toEqual(isStream ? true : expect.objectContaining({ message: expect.stringContaining(type) }));
});

test('sets no deadline for a send', async () => {
  vi.stubGlobal('fetch', neverAnswer);
  let settled = false;
  const sent = requestStream('createTask', { body: { input: 'x' } });
  sent.catch(() => (settled = true));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(settled).toBe(false);
});

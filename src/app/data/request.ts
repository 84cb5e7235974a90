import { ApiProblem, errorSentence, readRetryAfter } from '#contract/api-problem.ts';
import { Connection, CONNECTION_PATH, WRITE_HEADER } from '#contract/connection.ts';
import { endpoints, type Bodies, type EndpointName, type Endpoints } from '#contract/endpoints.ts';
import { essenceOf, EVENT_STREAM } from '#contract/media-type.ts';
import { createEmitter } from '#app/lib/create-store.ts';
import { queryOf, type QueryFields } from '#app/lib/query-of.ts';
import type * as z from 'zod/mini';
import { PageProblem } from './page-problem.ts';

const ANSWER_WITHIN_MS = 30_000;
const PROBE_WITHIN_MS = 10_000;

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Params<Rest>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

type Body<N extends EndpointName> = N extends keyof Bodies ? { body: Bodies[N] } : unknown;

export type RequestOptions<N extends EndpointName> = Params<Endpoints[N]['path']> &
  Body<N> & {
    query?: QueryFields;
    signal?: AbortSignal;
    keepalive?: boolean;
    /** Milliseconds to answer within. */
    withinMs?: number;
  };

export type Answer<N extends EndpointName> = z.output<Endpoints[N]['answer']>;

/**
 * Sends a request through the proxy and parses the response. Only this file calls `fetch`. Throws `ApiProblem` with the
 * HTTP status, or 0 without a response.
 */
export async function request<N extends EndpointName>(name: N, options: RequestOptions<N>): Promise<Answer<N>> {
  const deadline = AbortSignal.timeout(options.withinMs ?? ANSWER_WITHIN_MS);
  const response = await send(urlOf(name, options), {
    ...initOf(name, options, {}),
    signal: options.signal ? AbortSignal.any([options.signal, deadline]) : deadline,
    keepalive: options.keepalive ?? false,
  });
  return readAnswer(endpoints[name].answer, await readJson(response)) as Answer<N>;
}

/**
 * Resolves with the response headers, which for a send means that the turn exists. Reads have a deadline for the
 * headers; sends and bodies have none. Throws `ApiProblem`.
 */
export async function requestStream<N extends EndpointName>(
  name: N,
  options: RequestOptions<N> & { headers?: Record<string, string> },
): Promise<ReadableStream<Uint8Array>> {
  const late = new AbortController();
  const giveUp = () => late.abort(new DOMException('The deadline has passed.', 'TimeoutError'));
  const timer = endpoints[name].method === 'GET' ? setTimeout(giveUp, ANSWER_WITHIN_MS) : undefined;
  const response = await send(urlOf(name, options), {
    ...initOf(name, options, { Accept: EVENT_STREAM, ...options.headers }),
    signal: options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal,
  }).finally(() => clearTimeout(timer));
  const type = response.headers.get('Content-Type') ?? '';
  if (response.body === null || essenceOf(type) !== EVENT_STREAM) {
    await response.body?.cancel();
    throw new PageProblem(response.status, { code: 'notStream', detail: type || '–' });
  }
  return response.body;
}

export async function requestConnection(signal?: AbortSignal): Promise<Connection> {
  const deadline = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await send(CONNECTION_PATH, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
  return readAnswer(Connection, await readJson(response));
}

/** Loads a file that ships with the dashboard. */
export async function requestBlob(path: string): Promise<Blob> {
  return (await send(path, {})).blob();
}

function urlOf<N extends EndpointName>(name: N, options: RequestOptions<N>): string {
  const values = new Map(Object.entries(options));
  const path = endpoints[name].path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(values.get(key))),
  );
  return path + queryOf(options.query ?? {});
}

function initOf<N extends EndpointName>(
  name: N,
  options: RequestOptions<N>,
  headers: Record<string, string>,
): Pick<RequestInit, 'method' | 'body' | 'headers'> {
  const { method } = endpoints[name];
  const always = { ...headersFor(method), ...headers };
  if (!('body' in options)) return { method, headers: always };
  return { method, body: JSON.stringify(options.body), headers: { ...always, 'Content-Type': 'application/json' } };
}

export function headersFor(method: string): Record<string, string> {
  return method === 'GET' ? {} : { [WRITE_HEADER]: '1' };
}

/** What a request proves: the API answered, it did not, the dashboard's server did not, or nothing (`cancelled`). */
export type Outcome = 'answered' | 'apiDown' | 'dashboardDown' | 'cancelled';

const apiRequests = createEmitter<{ method: string; outcome: Promise<Outcome> }>();

/** Calls the listener for each request to the API that begins. Returns an unsubscribe function. */
export const watchApiRequests = apiRequests.subscribe;

/** Throws `ApiProblem` unless the status is a success. */
export function send(url: string, init: RequestInit): Promise<Response> {
  const response = sendUnwatched(url, init);
  if (url.startsWith('/api/')) apiRequests.emit({ method: init.method ?? 'GET', outcome: outcomeOf(response) });
  return response;
}

/** Finds out whether the API answers at all, by a route that changes nothing and costs nothing. */
export function probeApi(): Promise<Outcome> {
  return outcomeOf(sendUnwatched(endpoints.account.path, { signal: AbortSignal.timeout(PROBE_WITHIN_MS) }));
}

async function outcomeOf(response: Promise<Response>): Promise<Outcome> {
  try {
    await response;
    return 'answered';
  } catch (error) {
    if (!(error instanceof ApiProblem)) return 'cancelled';
    const isLate = error instanceof PageProblem && error.pageCause.code === 'timeout';
    if (isLate || [502, 503, 504].includes(error.status)) return 'apiDown';
    return error.status === 0 ? 'dashboardDown' : 'answered';
  }
}

async function sendUnwatched(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true && error instanceof DOMException && error.name === 'AbortError') throw error;
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new PageProblem(0, { code: timedOut ? 'timeout' : 'unreachable' });
  }
  if (!response.ok) {
    throw problemOf(response.status, response.headers.get('Retry-After'), await response.text().catch(() => ''));
  }
  return response;
}

/** Uses the response's message, if it has one, never markup. */
export function problemOf(status: number, retryAfter: string | null, text: string): ApiProblem {
  const message = errorSentence(text);
  const retryAfterMs = readRetryAfter(retryAfter, Date.now());
  return message === undefined
    ? new PageProblem(status, { code: 'status' }, retryAfterMs)
    : new ApiProblem(status, message, retryAfterMs);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new PageProblem(0, { code: 'incomplete' });
  }
}

/** Throws `ApiProblem`. */
function readAnswer<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new PageProblem(0, { code: 'unexpected', detail: issue?.path.join('.') ?? '' });
}

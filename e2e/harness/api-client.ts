import type { CreateTask } from '#contract/request-bodies.ts';
import { Account, TaskList, TaskWithTurns, type Turn, TurnList } from '#contract/task.ts';
import { ErrorBody } from '#contract/api-problem.ts';
import { ModelList, ModelTest } from '#contract/model.ts';
import { Usage } from '#contract/usage.ts';
import { Worker, WorkerList, WorkerTemplate, WorkerVersionList } from '#contract/worker.ts';
import { type StreamReader, readStream } from './read-stream.ts';

export interface RequestOptions {
  readonly headers?: Record<string, string> | undefined;
  readonly body?: NonNullable<RequestInit['body']> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

export type Fields = Partial<Record<keyof CreateTask, unknown>> & Record<string, unknown>;

export type Query = Readonly<Record<string, string | readonly string[]>>;

export type ApiClient = ReturnType<typeof createApiClient>;

/** `read…` and `run` validate responses and throw unless the status is 200. */
export function createApiClient(baseUrl: string, key: string) {
  function fetchApi(method: string, path: string, { headers, body, signal }: RequestOptions = {}): Promise<Response> {
    return fetch(new URL(path, baseUrl), {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function ask(method: string, path: string, json?: unknown, options: RequestOptions = {}): Promise<ApiResponse> {
    const response = await fetchApi(method, path, json === undefined ? options : withJson(json, options));
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
  }

  const send = (fields: Fields, options?: RequestOptions) => ask('POST', '/api/tasks', fields, options);

  async function upload(
    fields: Fields,
    files: readonly File[],
    name = 'files',
    options: RequestOptions = {},
  ): Promise<ApiResponse> {
    return ask('POST', '/api/tasks', undefined, { ...options, body: formOf(fields, files, name) });
  }

  async function succeed(method: string, path: string, json?: unknown, options?: RequestOptions): Promise<unknown> {
    const answer = await ask(method, path, json, options);
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status} ${errorOf(answer)}`);
    return answer.json;
  }

  /** Opens a stream without `stream: true`, such as by `Accept`. */
  async function openStream(fields: Fields, options: RequestOptions = {}): Promise<StreamReader> {
    return readStream(await fetchApi('POST', '/api/tasks', withJson(fields, options)));
  }

  const readTask = async (taskId: string) => TaskWithTurns.parse(await succeed('GET', taskPath(taskId)));

  async function readTurns(taskId: string, query = ''): Promise<readonly Turn[]> {
    return TurnList.parse(await succeed('GET', `${taskPath(taskId)}/turns${query}`)).items;
  }

  return {
    baseUrl,
    key,
    fetch: fetchApi,
    ask,
    send,
    upload,
    run: async (fields: Fields) => Worker.parse(await succeed('POST', '/api/tasks', fields)),
    stream: (fields: Fields, options?: RequestOptions) => openStream({ ...fields, stream: true }, options),
    openStream,
    async resume(workerId: string, taskId: string, lastEventId?: string): Promise<StreamReader> {
      const path = `/api/workers/${encodeURIComponent(workerId)}?taskId=${encodeURIComponent(taskId)}&stream=true`;
      const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      return readStream(await fetchApi('GET', path, { headers }));
    },
    readTask,
    readTurns,
    async readLastTurn(taskId: string): Promise<Turn> {
      const turn = (await readTurns(taskId)).at(-1);
      if (turn === undefined) throw new Error(`the task ${taskId} has no turn`);
      return turn;
    },
    readTasks: async (query = '') => TaskList.parse(await succeed('GET', `/api/tasks${query}`)),
    readUsage: async (query: Query = {}) => Usage.parse(await succeed('GET', `/api/usage?${searchOf(query)}`)),
    readAccount: async () => Account.parse(await succeed('GET', '/api/account')),
    readModels: async () => ModelList.parse(await succeed('GET', '/api/models')).items,
    testModel: async (name: string) =>
      ModelTest.parse(await succeed('POST', `/api/models/${encodeURIComponent(name)}/test`)),
    createWorker: async (fields: Record<string, unknown> = { instructions: 'Answer.' }) =>
      WorkerTemplate.parse(await succeed('POST', '/api/workers', fields)),
    readWorkers: async () => WorkerList.parse(await succeed('GET', '/api/workers')).items,
    readWorker: async (workerId: string, query = '') =>
      Worker.parse(await succeed('GET', `/api/workers/${encodeURIComponent(workerId)}${query}`)),
    readVersions: async (workerId: string, query = '') =>
      WorkerVersionList.parse(await succeed('GET', `/api/workers/${encodeURIComponent(workerId)}/versions${query}`)),
    abort: (taskId: string) => ask('POST', `${taskPath(taskId)}/abort`),
    archive: (taskId: string) => ask('DELETE', taskPath(taskId)),
    restore: (taskId: string) => ask('POST', `${taskPath(taskId)}/restore`),
  };
}

function searchOf(query: Query): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
}

function taskPath(taskId: string): string {
  return `/api/tasks/${encodeURIComponent(taskId)}`;
}

function withJson(json: unknown, { headers, ...rest }: RequestOptions): RequestOptions {
  return { ...rest, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
}

export function formOf(fields: Fields, files: readonly File[], name = 'files'): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, String(value));
  for (const file of files) form.append(name, file);
  return form;
}

/** Throws if the body is not exactly `{"error": "…"}`. */
export function errorOf(answer: ApiResponse): string {
  const body = ErrorBody.parse(answer.json);
  const others = Object.keys(Object(answer.json)).filter((field) => field !== 'error');
  if (others.length > 0) throw new Error(`an error answer has fields of its own: ${others.join(', ')}`);
  return body.error;
}

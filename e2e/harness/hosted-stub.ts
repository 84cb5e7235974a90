import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { parseEventId } from '#contract/task-event.ts';
import { PLAIN_STREAM, type Mishap, type StubFaults } from './stub-faults.ts';
import { respondJson, headerOf, respondWithFault, readSend } from './stub-http.ts';
import { workerOf, type Script, type StubTurn } from './stub-record.ts';
import { writeStream } from './stub-stream.ts';
import { createStubTasks, HOSTED, type Dialect } from './stub-tasks.ts';
import { wallTime, type StubTime } from './stub-time.ts';

export interface StubOptions {
  readonly dialect?: Partial<Dialect>;
  readonly faults?: StubFaults;
  readonly time?: StubTime;
  /** Defaults to an echo. */
  readonly answer?: (input: string) => Script;
}

export interface HostedStub {
  readonly url: string;
  readonly turns: readonly StubTurn[];
  /** Number of `POST /api/tasks`, whatever their outcome. */
  readonly posts: number;
  /** Sends neither accepted nor lost yet. */
  readonly underway: number;
  readonly charged: number;
  /** Operations that wait for time to pass. */
  readonly parked: number;
  /** Increases with every event. */
  readonly stirs: number;
  close(): Promise<void>;
}

/** Simulates the hosted API with faults. Shapes are those of its client (`@ramensoft/handinger` 0.14.0). */
export async function startHostedStub(options: StubOptions = {}): Promise<HostedStub> {
  const { faults = {}, time: baseTime = wallTime, answer } = options;
  const dialect = { ...HOSTED, ...options.dialect };
  const counts = { posts: 0, underway: 0, reads: 0, resumes: 0, streams: 0, parked: 0, stirs: 0 };
  const time: StubTime = {
    now: () => baseTime.now(),
    async sleep(ms, signal) {
      counts.parked += 1;
      await baseTime.sleep(ms, signal);
      counts.parked -= 1;
      counts.stirs += 1;
    },
  };
  const tasks = createStubTasks({ dialect, time, answer, lagMs: faults.lagMs?.bind(faults) });

  function stream(res: ServerResponse, turn: StubTurn, from: number, signal: AbortSignal) {
    const plan = { ...PLAIN_STREAM, ...faults.stream?.(counts.streams) };
    counts.streams += 1;
    return writeStream(res, { turn, plan, from, ids: dialect.eventIds, time, signal });
  }

  async function send(req: IncomingMessage, res: ServerResponse, signal: AbortSignal) {
    const fault = faults.send?.(counts.posts);
    counts.posts += 1;
    counts.underway += 1;
    const sent = await readSend(req);
    if (fault?.underwayMs !== undefined) await time.sleep(fault.underwayMs);
    counts.underway -= 1;
    if (fault?.taken === false) return respondOrFail(res, fault.mishap, signal, () => void res.destroy());
    if (sent === undefined) return respondJson(res, 400, { error: 'input must not be empty' });
    const turn = tasks.accept(sent);
    if ('error' in turn) return respondJson(res, turn.status, { error: turn.error });
    async function streamOrWait(taken: StubTurn) {
      if (sent?.stream === true) return stream(res, taken, 0, signal);
      await time.sleep(taken.endsAt - time.now(), signal);
      return respondJson(res, 200, workerOf(taken, time.now()));
    }
    return respondOrFail(res, fault?.mishap, signal, () => streamOrWait(turn));
  }

  function resume(req: IncomingMessage, res: ServerResponse, taskId: string, signal: AbortSignal) {
    const fault = faults.resume?.(counts.resumes);
    counts.resumes += 1;
    const last = parseEventId(headerOf(req, LAST_EVENT_ID));
    return respondOrFail(res, fault, signal, () => {
      const turn = tasks.turnsOf(taskId).find(({ seq, endsAt }) => seq >= (last?.seq ?? 0) && endsAt > time.now());
      const newest = turn ?? tasks.turnsOf(taskId).at(-1);
      if (newest === undefined) return respondJson(res, 404, { error: 'Task not found' });
      return stream(res, newest, last?.seq === newest.seq ? last.offset + 1 : 0, signal);
    });
  }

  async function respondOrFail(
    res: ServerResponse,
    mishap: Mishap | undefined,
    signal: AbortSignal,
    respond: () => Promise<void> | void,
  ) {
    if (mishap?.kind === 'hang' || mishap?.kind === 'late') await time.sleep(mishap.ms, signal);
    if (mishap === undefined || mishap.kind === 'late') return respond();
    return respondWithFault(res, mishap);
  }

  async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const hungUp = new AbortController();
    const { signal } = hungUp;
    res.on('close', () => {
      counts.stirs += 1;
      hungUp.abort('hung up');
    });
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://stub');
    if (req.method === 'POST' && pathname === '/api/tasks') return send(req, res, signal);
    req.resume();
    const taskId = searchParams.get('taskId');
    const wantsStream = searchParams.get('stream') === 'true' && taskId !== null;
    if (dialect.resume === 'stream' && wantsStream) return resume(req, res, taskId, signal);
    const fault = faults.read?.(counts.reads);
    counts.reads += 1;
    const [status, body] = tasks.read(req.method ?? '', pathname);
    return respondOrFail(res, fault, signal, () => respondJson(res, status, body));
  }

  const server = createServer((req, res) => {
    counts.stirs += 1;
    void route(req, res).finally(() => {
      counts.stirs += 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turns: tasks.turns,
    get posts() {
      return counts.posts;
    },
    get underway() {
      return counts.underway;
    },
    get charged() {
      return tasks.charged();
    },
    get parked() {
      return counts.parked;
    },
    get stirs() {
      return counts.stirs;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

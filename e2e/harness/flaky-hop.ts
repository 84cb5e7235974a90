import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from './gate.ts';

export interface HopRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export type Fits = (request: HopRequest) => boolean;

export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface FlakyHop {
  readonly url: string;
  /** Includes requests that never reached the API. */
  readonly passed: readonly HopRequest[];
  /** Responds to the next matching request (or all, until `mend`) in the API's place. */
  answer(fits: Fits, answer: Answer | ((request: HopRequest) => Answer), often?: 'once' | 'always'): void;
  /** Holds it at the gate, then forwards it. */
  hold(fits: Fits, gate: Gate, often?: 'once' | 'always'): void;
  /** Forwards it, then drops the response with the connection. */
  loseAnswer(fits: Fits): void;
  /** Ends open streams without `done`. */
  endStreams(): void;
  /** Cuts all connections until `mend`. */
  cut(): void;
  /** Removes all faults. */
  mend(): void;
  close(): Promise<void>;
}

type Fault = { fits: Fits; often: 'once' | 'always' } & (
  | { kind: 'answer'; answer: (request: HopRequest) => Answer }
  | { kind: 'hold'; gate: Gate }
  | { kind: 'lose' }
);

/** A reverse proxy in front of the API that fails on demand. */
export async function startFlakyHop(apiUrl: string): Promise<FlakyHop> {
  const target = new URL(apiUrl);
  const passed: HopRequest[] = [];
  const streams = new Set<ServerResponse>();
  let faults: Fault[] = [];
  let isCut = false;

  function takeFault(received: HopRequest): Fault | undefined {
    const fault = faults.find(({ fits }) => fits(received));
    if (fault?.often === 'once') faults = faults.filter((other) => other !== fault);
    return fault;
  }

  function forward(req: IncomingMessage, res: ServerResponse, losesAnswer: boolean) {
    const { hostname, port } = target;
    const { method, url: path, headers } = req;
    const upstream = request({ hostname, port, method, path, headers }, (answer) => {
      if (losesAnswer) {
        answer.destroy();
        req.socket.destroy();
        return;
      }
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        res.flushHeaders();
        streams.add(res);
        res.on('close', () => streams.delete(res));
      }
      answer.on('data', (chunk: Buffer) => !res.writableEnded && res.write(chunk));
      answer.on('end', () => !res.writableEnded && res.end());
      answer.on('error', () => res.destroy());
    });
    upstream.on('error', () => req.socket.destroy());
    res.on('close', () => upstream.destroy());
    req.pipe(upstream);
  }

  const server = createServer(async (req, res) => {
    const received = { method: req.method ?? '', path: req.url ?? '', headers: req.headers };
    passed.push(received);
    if (isCut) {
      req.socket.destroy();
      return;
    }
    const fault = takeFault(received);
    if (fault?.kind === 'answer') {
      req.resume();
      const { status, headers, body = '' } = fault.answer(received);
      const isText = typeof body === 'string';
      res.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
      res.end(isText ? body : JSON.stringify(body));
      return;
    }
    if (fault?.kind === 'hold') await fault.gate.pass(new AbortController().signal);
    forward(req, res, fault?.kind === 'lose');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    answer: (fits, answer, often = 'once') =>
      void faults.push({ kind: 'answer', fits, answer: typeof answer === 'function' ? answer : () => answer, often }),
    hold: (fits, gate, often = 'once') => void faults.push({ kind: 'hold', fits, gate, often }),
    loseAnswer: (fits) => void faults.push({ kind: 'lose', fits, often: 'once' }),
    endStreams() {
      for (const res of streams) res.end();
    },
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
      faults = [];
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

export const isSend: Fits = ({ method, path }) => method === 'POST' && path === '/api/tasks';

export const isResume: Fits = ({ path }) => path.includes('stream=true');

export const isArchive: Fits = ({ method }) => method === 'DELETE';

export const isRestore: Fits = ({ method, path }) => method === 'POST' && path.endsWith('/restore');

export const isTaskList: Fits = ({ method, path }) => method === 'GET' && /^\/api\/tasks(\?|$)/.test(path);

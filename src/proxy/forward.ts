import * as http from 'node:http';
import * as https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { EndpointName } from '#contract/endpoints.ts';
import { refuse, type Refusal } from './answer.ts';
import {
  answerHeaders,
  isEncoded,
  isEventStream,
  requestHeaders,
  retryHeaders,
  takesBody,
} from './forwarded-headers.ts';
import { pathOf } from './path-of.ts';
import { readSome } from './read-some.ts';
import { relay } from './relay.ts';
import { scrubText } from './scrub.ts';
import { createTroubleLog } from './trouble-log.ts';
import { feed } from './upload.ts';
import { refusalForBrokenConnection, refusalFrom, refusals } from './upstream-problem.ts';

/** Milliseconds. */
export interface Deadlines {
  /** Until the API takes the connection. */
  readonly connect: number;
  /** Until the API begins to answer, and between two pieces of an answer. A POST's begin and streams have none. */
  readonly answer: number;
  /** Between two pieces of an upload. */
  readonly upload: number;
}

export interface ForwardDeps {
  /** Where the API is; a path in it stays in front of every route. */
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly deadlines: Deadlines;
  /** One line for the operator's terminal. */
  readonly log: (line: string) => void;
}

export interface Forwarder {
  forward(req: IncomingMessage, res: ServerResponse, name: EndpointName): void;
  /** Ends the idle connections to the API. */
  close(): void;
}

const LATE = new Error('no answer in time');

/** Hands requests on to the API with the key, streaming both ways, and its answers back without it. */
export function createForwarder({ baseUrl, apiKey, deadlines, log }: ForwardDeps): Forwarder {
  const { request, Agent } = baseUrl.protocol === 'https:' ? https : http;
  const troubles = createTroubleLog(baseUrl.host, log);
  const target = urlToHttpOptions(baseUrl);
  const prefix = baseUrl.pathname.replace(/\/+$/, '');
  const kept = new Agent({ keepAlive: true });
  // Writes never ride on a kept connection: one that the API is just closing would leave their outcome unknown.
  const fresh = new Agent({ keepAlive: false });

  function forward(req: IncomingMessage, res: ServerResponse, name: EndpointName): void {
    send(req, res, name, req.method === 'GET' ? kept : fresh);
  }

  function send(req: IncomingMessage, res: ServerResponse, name: EndpointName, agent: http.Agent): void {
    const upstream = request({
      ...target,
      method: req.method ?? 'GET',
      path: `${prefix}${req.url}`,
      headers: requestHeaders(req.headers, name, apiKey),
      agent,
    });
    let answered = false;
    let failure: NodeJS.ErrnoException | undefined;
    holdToDeadline(upstream, req);
    upstream.on('error', (error) => (failure = error));
    upstream.on('response', (answer) => {
      answered = true;
      troubles.answered();
      try {
        receive(upstream, answer, { req, res, name });
      } catch (error) {
        // One answer that can't be passed on must not end the others.
        log(scrubText(`an answer of the API could not be passed on: ${String(error)}`, apiKey));
        refuseAnswer(upstream, { req, res, name }, refusals.unusable);
      }
    });
    upstream.on('close', () => {
      if (answered || res.headersSent || res.destroyed) return;
      const stale = agent === kept && upstream.reusedSocket && failure !== LATE;
      if (stale) send(req, res, name, fresh);
      else giveUp(upstream, failure, req, res);
    });
    res.on('close', () => upstream.destroy());
    if (takesBody(name)) feed(req, upstream, res, deadlines.upload);
    else upstream.end();
  }

  function holdToDeadline(upstream: ClientRequest, req: IncomingMessage): void {
    const mayBlock = req.method === 'POST' || asksForEvents(req);
    const timer = setTimeout(() => upstream.destroy(LATE), mayBlock ? deadlines.connect : deadlines.answer);
    const clear = (): void => clearTimeout(timer);
    upstream.on('response', clear);
    upstream.on('close', clear);
    upstream.on('socket', (socket) => {
      if (!socket.connecting) {
        if (mayBlock) clear();
        return;
      }
      // A blocking answer may be silent for long: keeps routers on the way from forgetting the connection.
      socket.setKeepAlive(true, 30_000);
      if (mayBlock) socket.once('connect', clear);
    });
  }

  function receive(upstream: ClientRequest, answer: IncomingMessage, to: Exchange): void {
    const { req, res, name } = to;
    const status = answer.statusCode ?? 0;
    if (!isEventStream(answer.headers['content-type'])) {
      // A browser that reads slowly is no fault of the API's.
      upstream.setTimeout(deadlines.answer, () => !answer.isPaused() && upstream.destroy());
    }
    if (status >= 400 && status <= 599) {
      req.unpipe(upstream);
      readSome(answer, (body) => {
        refuse(res, {
          ...refusalFrom(status, body, apiKey),
          headers: retryHeaders(answer.headers['retry-after']),
        });
      });
      return;
    }
    if (status < 200 || status > 399) return refuseAnswer(upstream, to, refusals.unusable);
    if (status >= 300) return refuseAnswer(upstream, to, refusals.redirect);
    if (isEncoded(answer.headers)) return refuseAnswer(upstream, to, refusals.encoded);
    const headers = answerHeaders(answer.headers, name, pathOf(req.url ?? '/'), apiKey);
    if (headers === null) return refuseAnswer(upstream, to, refusals.notJson);
    res.writeHead(status, headers);
    // A stream's beginning goes out before its first piece; anything else's goes out with it, in one packet.
    if (isEventStream(answer.headers['content-type'])) res.flushHeaders();
    relay(answer, res, apiKey);
  }

  function refuseAnswer(upstream: ClientRequest, { req, res }: Exchange, refusal: Refusal): void {
    req.unpipe(upstream);
    upstream.destroy();
    refuse(res, refusal);
  }

  function giveUp(
    upstream: ClientRequest,
    failure: NodeJS.ErrnoException | undefined,
    req: IncomingMessage,
    res: ServerResponse,
  ): void {
    const reason = failure === undefined ? 'closed' : (failure.code ?? failure.message);
    troubles.failed(reason);
    req.unpipe(upstream);
    const late = failure === LATE && req.method !== 'POST';
    refuse(res, late ? refusals.tooSlow : refusalForBrokenConnection(reason, baseUrl.host, upstream.writableFinished));
  }

  return {
    forward,
    close() {
      kept.destroy();
      fresh.destroy();
    },
  };
}

interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly name: EndpointName;
}

function asksForEvents({ headers, url = '' }: IncomingMessage): boolean {
  return (headers.accept ?? '').includes('text/event-stream') || /[?&]stream=true(&|$)/.test(url);
}

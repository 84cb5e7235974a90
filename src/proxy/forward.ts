import * as http from 'node:http';
import * as https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { EndpointName } from '#contract/endpoints.ts';
import { sendError, type ErrorResponse } from './send-response.ts';
import {
  responseHeaders,
  isEncoded,
  isEventStream,
  requestHeaders,
  retryHeaders,
  takesBody,
} from './forwarded-headers.ts';
import { pathOf } from './path-of.ts';
import { readStart } from './read-start.ts';
import { relay } from './relay.ts';
import { redactText } from './redact-key.ts';
import { createOutageLog } from './outage-log.ts';
import { streamUpload } from './stream-upload.ts';
import { errorForBrokenConnection, errorFrom, errors } from './upstream-error.ts';

/** Milliseconds. */
export interface Deadlines {
  readonly connect: number;
  /** Until the response starts (except for POSTs and streams), and between chunks. */
  readonly answer: number;
  readonly upload: number;
}

export interface ForwardDeps {
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly deadlines: Deadlines;
  readonly log: (line: string) => void;
}

export interface Forwarder {
  forward(req: IncomingMessage, res: ServerResponse, name: EndpointName): void;
  close(): void;
}

const TIMED_OUT = new Error('no answer in time');

export function createForwarder({ baseUrl, apiKey, deadlines, log }: ForwardDeps): Forwarder {
  const { request, Agent } = baseUrl.protocol === 'https:' ? https : http;
  const outages = createOutageLog(baseUrl.host, log);
  const target = urlToHttpOptions(baseUrl);
  const prefix = baseUrl.pathname.replace(/\/+$/, '');
  const keepAliveAgent = new Agent({ keepAlive: true });
  // A reused connection may be closing, so that the outcome of a write would be unknown.
  const newConnectionAgent = new Agent({ keepAlive: false });

  function forward(req: IncomingMessage, res: ServerResponse, name: EndpointName): void {
    send(req, res, name, req.method === 'GET' ? keepAliveAgent : newConnectionAgent);
  }

  function send(req: IncomingMessage, res: ServerResponse, name: EndpointName, agent: http.Agent): void {
    const upstream = request({
      ...target,
      method: req.method ?? 'GET',
      path: `${prefix}${req.url}`,
      headers: requestHeaders(req.headers, name, apiKey),
      agent,
    });
    let hasResponse = false;
    let failure: NodeJS.ErrnoException | undefined;
    setDeadline(upstream, req);
    upstream.on('error', (error) => (failure = error));
    upstream.on('response', (answer) => {
      hasResponse = true;
      outages.answered();
      try {
        receive(upstream, answer, { req, res, name });
      } catch (error) {
        log(redactText(`an answer of the API could not be passed on: ${String(error)}`, apiKey));
        replaceResponse(upstream, { req, res, name }, errors.unusable);
      }
    });
    upstream.on('close', () => {
      if (hasResponse || res.headersSent || res.destroyed) return;
      const stale = agent === keepAliveAgent && upstream.reusedSocket && failure !== TIMED_OUT;
      if (stale) send(req, res, name, newConnectionAgent);
      else giveUp(upstream, failure, req, res);
    });
    res.on('close', () => upstream.destroy());
    if (takesBody(name)) streamUpload(req, upstream, res, deadlines.upload);
    else upstream.end();
  }

  function setDeadline(upstream: ClientRequest, req: IncomingMessage): void {
    const canBlock = req.method === 'POST' || asksForEvents(req);
    const timer = setTimeout(() => upstream.destroy(TIMED_OUT), canBlock ? deadlines.connect : deadlines.answer);
    const clear = (): void => clearTimeout(timer);
    upstream.on('response', clear);
    upstream.on('close', clear);
    upstream.on('socket', (socket) => {
      if (!socket.connecting) {
        if (canBlock) clear();
        return;
      }
      // Keeps routers from dropping a silent connection.
      socket.setKeepAlive(true, 30_000);
      if (canBlock) socket.once('connect', clear);
    });
  }

  function receive(upstream: ClientRequest, answer: IncomingMessage, to: Exchange): void {
    const { req, res, name } = to;
    const status = answer.statusCode ?? 0;
    if (!isEventStream(answer.headers['content-type'])) {
      // Except when the browser reads slowly.
      upstream.setTimeout(deadlines.answer, () => !answer.isPaused() && upstream.destroy());
    }
    if (status >= 400 && status <= 599) {
      req.unpipe(upstream);
      readStart(answer, (body) => {
        sendError(res, {
          ...errorFrom(status, body, apiKey),
          headers: retryHeaders(answer.headers['retry-after']),
        });
      });
      return;
    }
    if (status < 200 || status > 399) return replaceResponse(upstream, to, errors.unusable);
    if (status >= 300) return replaceResponse(upstream, to, errors.redirect);
    if (isEncoded(answer.headers)) return replaceResponse(upstream, to, errors.encoded);
    const headers = responseHeaders(answer.headers, name, pathOf(req.url ?? '/'), apiKey);
    if (headers === null) return replaceResponse(upstream, to, errors.notJson);
    res.writeHead(status, headers);
    if (isEventStream(answer.headers['content-type'])) res.flushHeaders();
    relay(answer, res, apiKey);
  }

  function replaceResponse(upstream: ClientRequest, { req, res }: Exchange, refusal: ErrorResponse): void {
    req.unpipe(upstream);
    upstream.destroy();
    sendError(res, refusal);
  }

  function giveUp(
    upstream: ClientRequest,
    failure: NodeJS.ErrnoException | undefined,
    req: IncomingMessage,
    res: ServerResponse,
  ): void {
    const reason = failure === undefined ? 'closed' : (failure.code ?? failure.message);
    outages.failed(reason);
    req.unpipe(upstream);
    const late = failure === TIMED_OUT && req.method !== 'POST';
    sendError(res, late ? errors.tooSlow : errorForBrokenConnection(reason, baseUrl.host, upstream.writableFinished));
  }

  return {
    forward,
    close() {
      keepAliveAgent.destroy();
      newConnectionAgent.destroy();
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

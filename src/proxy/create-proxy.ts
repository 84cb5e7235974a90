import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { API_HEADER, apiName, CONNECTION_PATH, type Connection } from '#contract/connection.ts';
import { matchEndpoint } from './allow-list.ts';
import { sendJson, sendError } from './send-response.ts';
import { checkRequest } from './check-request.ts';
import { createForwarder, type ForwardDeps } from './forward.ts';
import { pathOf } from './path-of.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { createAppServer } from './serve-app.ts';

export interface ProxyDeps extends ForwardDeps {
  readonly kind: Connection['kind'];
  readonly dist: string;
}

export interface Proxy {
  readonly listener: RequestListener;
  close(): void;
}

export function createProxy(deps: ProxyDeps): Proxy {
  const forwarder = createForwarder(deps);
  const serveApp = createAppServer(deps.dist);
  const connection: Connection = { kind: deps.kind, host: deps.baseUrl.host, origin: deps.baseUrl.origin };
  const securityHeaders = Object.entries(SECURITY_HEADERS);

  const MISDIRECTED = {
    status: 421,
    error: `This request was meant for another API: the dashboard is now connected to ${connection.host}. Reload the page.`,
  };

  function isMisdirected({ headers }: IncomingMessage): boolean {
    const meant = headers[API_HEADER.toLowerCase()];
    return meant !== undefined && meant !== apiName(connection);
  }

  function forwardKnown(req: IncomingMessage, res: ServerResponse, path: string): void {
    const match = matchEndpoint(req.method ?? '', path);
    switch (match.kind) {
      case 'endpoint':
        return isMisdirected(req) ? sendError(res, MISDIRECTED) : forwarder.forward(req, res, match.name);
      case 'other-method':
        return sendError(res, {
          status: 405,
          error: 'The API does not support this method here.',
          headers: { Allow: match.allow },
        });
      case 'unknown':
        return sendError(res, { status: 404, error: 'The API has no such route.' });
    }
  }

  return {
    listener(req, res) {
      for (const [name, value] of securityHeaders) res.setHeader(name, value);
      const refusal = checkRequest(req);
      if (refusal !== null) return sendError(res, refusal);
      const path = pathOf(req.url ?? '/');
      if (path === '/api' || path.startsWith('/api/')) return forwardKnown(req, res, path);
      if (req.method === 'GET' && path === CONNECTION_PATH) return sendJson(res, 200, connection);
      if (req.method === 'GET' && path === '/healthz') return sendJson(res, 200, { ok: true });
      return serveApp(req, res);
    },
    close: () => forwarder.close(),
  };
}

import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { sendError } from './send-response.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** An idle connection costs about 5 kB. */
const MAX_CONNECTIONS = 10_000;
/** For invalid requests. */
const ERROR_GRACE_MS = 1000;

const LOOPBACK = ['127.0.0.1', '::1'];

export interface Listening {
  readonly port: number;
  close(graceMs: number): Promise<void>;
}

/** Listens on loopback, IPv4 and IPv6 if the machine has both; port 0 takes a free one. Throws EADDRINUSE. */
export async function listen(listener: RequestListener, port: number): Promise<Listening> {
  const servers: Server[] = [];
  let taken = port;
  for (const host of LOOPBACK) {
    const server = createHttpServer(listener);
    try {
      taken = await opened(server, taken, host);
      servers.push(server);
    } catch (error) {
      if (host === '::1' && isWithoutIpv6(error)) continue;
      await Promise.all(servers.map((open) => closed(open, 0)));
      throw error;
    }
  }
  return {
    port: taken,
    close: async (graceMs) => {
      await Promise.all(servers.map((server) => closed(server, graceMs)));
    },
  };
}

function createHttpServer(listener: RequestListener): Server {
  const underWay = new WeakMap<Duplex, Set<ServerResponse>>();
  const server = createServer(
    // Uploads may take any time: `forward` ends stalled ones. `checkRequest` refuses a missing Host.
    {
      requestTimeout: 0,
      headersTimeout: 15_000,
      connectionsCheckingInterval: 5000,
      keepAliveTimeout: 10_000,
      requireHostHeader: false,
    },
    (req, res) => {
      const answers = underWay.get(req.socket) ?? new Set();
      underWay.set(req.socket, answers.add(res));
      res.on('close', () => answers.delete(res));
      listener(req, res);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  // Node's own response lacks the security headers.
  server.on('checkExpectation', (_req, res: ServerResponse) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
    sendError(res, { status: 417, error: 'The header Expect can only be 100-continue.' });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writableEnded) return; // Already refused.
    const answers = [...(underWay.get(socket) ?? [])];
    if (!socket.writable || error.code === 'ECONNRESET' || answers.some((res) => res.headersSent)) {
      socket.destroy();
      return;
    }
    socket.end(rawError(error.code));
    const timer = setTimeout(() => socket.destroy(), ERROR_GRACE_MS);
    socket.once('close', () => clearTimeout(timer));
  });
  return server;
}

function rawError(code: string | undefined): string {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({ error: 'The request is malformed.' });
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

function opened(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function isWithoutIpv6(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
}

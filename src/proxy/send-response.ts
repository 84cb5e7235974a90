import type { ServerResponse } from 'node:http';

export interface ErrorResponse {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  writeJson(res, status, body);
  res.end();
}

function writeJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...headers,
  });
  res.write(text);
}

/** Reads the rest of a refused upload, so that the browser gets the response. */
const DRAIN_BYTES = 64 * 2 ** 20;
const DRAIN_MS = 30_000;

/**
 * Cuts the connection if the response has begun. During an upload, ends the response after the request: browsers drop
 * the response of a connection that closes first.
 */
export function sendError(res: ServerResponse, { status, error, headers }: ErrorResponse): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  writeJson(res, status, { error }, headers);
  const { req } = res;
  if (req.complete) {
    res.end();
    return;
  }
  const timer = setTimeout(() => req.destroy(), DRAIN_MS);
  res.on('close', () => clearTimeout(timer));
  let left = DRAIN_BYTES;
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) req.destroy();
  });
  req.on('end', () => res.end());
  req.resume();
}

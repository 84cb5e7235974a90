import type { ServerResponse } from 'node:http';

/** A refusal on its way to the browser: the HTTP status and the sentence of the body `{error}`. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerJson(res: ServerResponse, status: number, body: unknown): void {
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

/** Bytes of a refused upload that are read and thrown away, so that a browser in the midst of sending can read why. */
const READ_ON_BYTES = 64 * 2 ** 20;
/** How long they are read: a client that never ends its request holds no connection. */
const READ_ON_MS = 30_000;

/**
 * Says why not. Where part of an answer has gone out already, the connection is cut: never a false end. Where the
 * request is still coming in, the answer goes out at once but ends only after it: who hangs up on a sender is not heard.
 */
export function refuse(res: ServerResponse, { status, error, headers }: Refusal): void {
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
  const timer = setTimeout(() => req.destroy(), READ_ON_MS);
  res.on('close', () => clearTimeout(timer));
  let left = READ_ON_BYTES;
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) req.destroy();
  });
  req.on('end', () => res.end());
  req.resume();
}

import type { ServerResponse } from 'node:http';

/** A refusal on its way to the browser: the HTTP status and the sentence of the body `{error}`. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerJson(
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
  res.end(text);
}

/** Says why not. Where part of an answer has gone out already, the connection is cut: never a false end. */
export function refuse(res: ServerResponse, { status, error, headers }: Refusal): void {
  if (res.headersSent) res.destroy();
  else answerJson(res, status, { error }, headers);
}

import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { sendError } from './send-response.ts';
import { errors } from './upstream-error.ts';

/** Gives up after `stallMs` without data. */
export function streamUpload(
  req: IncomingMessage,
  upstream: ClientRequest,
  res: ServerResponse,
  stallMs: number,
): void {
  req.pipe(upstream);
  req.setTimeout(stallMs, () => {
    if (res.headersSent) req.destroy();
    else sendError(res, errors.uploadStalled);
    upstream.destroy();
  });
  req.on('end', () => req.socket.setTimeout(0));
}

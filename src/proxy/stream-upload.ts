import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './answer.ts';
import { refusals } from './upstream-problem.ts';

/**
 * Streams the browser's upload to the API, no faster than the API reads.
 * @param stallMs how long nothing may come before the upload is given up
 */
export function feed(req: IncomingMessage, upstream: ClientRequest, res: ServerResponse, stallMs: number): void {
  req.pipe(upstream);
  req.setTimeout(stallMs, () => {
    if (res.headersSent) req.destroy();
    else refuse(res, refusals.uploadStalled);
    upstream.destroy();
  });
  req.on('end', () => req.socket.setTimeout(0));
}

import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './answer.ts';
import { refusals } from './upstream-problem.ts';

/** Bytes of a refused upload that are read and thrown away, so that a browser in the midst of sending can read why. */
const READ_ON_BYTES = 64 * 2 ** 20;

/**
 * Streams the browser's upload to the API, no faster than the API reads.
 * @param stallMs how long nothing may come before the upload is given up
 */
export function feed(req: IncomingMessage, upstream: ClientRequest, res: ServerResponse, stallMs: number): void {
  req.pipe(upstream);
  req.setTimeout(stallMs, () => {
    if (res.headersSent) req.destroy();
    else refuse(res, { ...refusals.uploadStalled, headers: { Connection: 'close' } });
  });
  req.on('end', () => req.socket.setTimeout(0));
}

/** The API wants no more of an upload: the rest of it goes nowhere, and not without end. */
export function stopFeeding(req: IncomingMessage, upstream: ClientRequest): void {
  if (req.complete) return;
  req.unpipe(upstream);
  let left = READ_ON_BYTES;
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) req.destroy();
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Scrubber } from './scrub.ts';

/**
 * Streams the API's answer to the browser as it comes, no faster than the browser reads, without the key.
 * An answer that breaks off is cut here too, so that the browser never takes half for the whole.
 */
export function relay(from: IncomingMessage, to: ServerResponse, secret: string): void {
  const scrubber = new Scrubber(secret);
  from.on('data', (chunk: Buffer) => {
    const out = scrubber.push(chunk);
    if (out.length > 0 && !to.write(out)) from.pause();
  });
  to.on('drain', () => from.resume());
  from.on('end', () => to.end(scrubber.flush()));
  from.on('error', () => to.destroy());
}

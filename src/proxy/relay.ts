import type { IncomingMessage, ServerResponse } from 'node:http';
import { Redactor } from './redact-key.ts';

/** Cuts a response that breaks off, so that the browser does not take it for complete. */
export function relay(from: IncomingMessage, to: ServerResponse, secret: string): void {
  const redactor = new Redactor(secret);
  from.on('data', (chunk: Buffer) => {
    const out = redactor.push(chunk);
    if (out.length > 0 && !to.write(out)) from.pause();
  });
  to.on('drain', () => from.resume());
  from.on('end', () => to.end(redactor.flush()));
  from.on('error', () => to.destroy());
}

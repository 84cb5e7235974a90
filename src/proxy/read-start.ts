import type { IncomingMessage } from 'node:http';

/** Bytes of an error's body that are looked at. */
const ENOUGH = 64 * 1024;

/** Reads the beginning of a body as text; one that breaks off counts as far as it came. Calls `done` once. */
export function readSome(from: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  from.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= ENOUGH) chunks.push(chunk);
    else from.destroy();
  });
  from.on('error', () => undefined); // 'close' follows, and what came before it is what there is
  from.on('close', () => done(Buffer.concat(chunks).toString('utf8')));
}

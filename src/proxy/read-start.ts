import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 64 * 1024;

/** Reads the first 64 kB of a body as text. If the body breaks off, returns what came. Calls `done` once. */
export function readStart(from: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  from.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
    else from.destroy();
  });
  from.on('error', () => undefined); // 'close' follows
  from.on('close', () => done(Buffer.concat(chunks).toString('utf8')));
}

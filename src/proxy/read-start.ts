import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 64 * 1024;

/** Returns what came if the body breaks off. Calls `done` once. */
export function readStart(from: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  from.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
    else from.destroy();
  });
  from.on('error', () => undefined); // 'close' follows.
  from.on('close', () => done(Buffer.concat(chunks).toString('utf8')));
}

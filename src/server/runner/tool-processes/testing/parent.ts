import { fileURLToPath } from 'node:url';
import { startToolChild } from '../tool-child.ts';

/** Starts a child that spins, says its number, and waits to be killed: for tests. */
const child = startToolChild(
  { path: fileURLToPath(new URL('main.ts', import.meta.url)), execArgv: ['--import', 'tsx'] },
  512 * 2 ** 20,
);
const call = { kind: 'call' as const, input: { file: 'notes.txt' }, workspace: 'w', files: [], outbox: '' };
await child
  .call({ ...call, tool: 'look_around' }, async () => {
    const located = fileURLToPath(import.meta.url);
    return { kind: 'located', path: located };
  })
  .then((ended) => console.log(JSON.stringify(ended)));
await child.call({ ...call, tool: 'spin' }, () => Promise.reject(new Error('nothing is asked')));

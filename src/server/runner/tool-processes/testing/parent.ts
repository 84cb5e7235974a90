import { fileURLToPath } from 'node:url';
import { startToolChild } from '../tool-child.ts';

/** Prints the pid of a child that never finishes, and waits to be killed. */
const child = startToolChild(
  { path: fileURLToPath(new URL('main.ts', import.meta.url)), execArgv: ['--import', 'tsx'] },
  512 * 2 ** 20,
);
const call = { kind: 'call' as const, input: { file: 'notes.txt' }, workspace: 'w', files: [], outputDir: '' };
await child
  .call({ ...call, tool: 'report_process' }, async () => {
    const located = fileURLToPath(import.meta.url);
    return { kind: 'located', path: located };
  })
  .then((ended) => console.log(JSON.stringify(ended)));
await child.call({ ...call, tool: 'spin' }, () => Promise.reject(new Error('unexpected request')));

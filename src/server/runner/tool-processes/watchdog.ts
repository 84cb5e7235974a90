import { Worker } from 'node:worker_threads';

/**
 * A thread of its own: it sees what the main thread can't while it parses. `process.kill` ends the whole process.
 * Plain text, so that it needs no file of its own.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const isTooLarge = process.memoryUsage.rss() > workerData.memoryBytes;
  if (isTooLarge || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;

const EVERY_MS = 50;

/** Kills this process when it takes more memory than that, buffers included, or when it has lost its parent. */
export function startWatchdog(memoryBytes: number, parent: number): void {
  new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: { memoryBytes, parent, everyMs: EVERY_MS },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  }).unref();
}

import { Worker } from 'node:worker_threads';

/** Runs in a thread, because parsing blocks the main one. A string, so that bundling needs no extra file. */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const isTooLarge = process.memoryUsage.rss() > workerData.memoryBytes;
  if (isTooLarge || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;

const EVERY_MS = 50;

export function startWatchdog(memoryBytes: number, parent: number): void {
  new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: { memoryBytes, parent, everyMs: EVERY_MS },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  }).unref();
}

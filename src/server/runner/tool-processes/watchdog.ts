import { Worker } from 'node:worker_threads';

/**
 * RunTool in a thread, because the main thread is blocked while it parses. A string, so that bundling needs no extra
 * file.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const isTooLarge = process.memoryUsage.rss() > workerData.memoryBytes;
  if (isTooLarge || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;

const EVERY_MS = 50;

/** Kills this process when its memory exceeds the limit or its parent has exited. */
export function startWatchdog(memoryBytes: number, parent: number): void {
  new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: { memoryBytes, parent, everyMs: EVERY_MS },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  }).unref();
}

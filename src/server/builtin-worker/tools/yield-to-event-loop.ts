import { setImmediate } from 'node:timers/promises';

export type YieldToEventLoop = () => Promise<void>;

/**
 * Returns a function that yields once and throws the signal's reason after an abort. Call it every few thousand steps:
 * the same thread answers HTTP.
 */
export function createYieldToEventLoop(signal: AbortSignal): YieldToEventLoop {
  return async () => {
    signal.throwIfAborted();
    await setImmediate();
    signal.throwIfAborted();
  };
}

import { setImmediate } from 'node:timers/promises';

export type YieldToEventLoop = () => Promise<void>;

/**
 * Returns a function to call every few thousand steps, since the same thread answers HTTP. Throws the signal's reason.
 */
export function createYieldToEventLoop(signal: AbortSignal): YieldToEventLoop {
  return async () => {
    signal.throwIfAborted();
    await setImmediate();
    signal.throwIfAborted();
  };
}

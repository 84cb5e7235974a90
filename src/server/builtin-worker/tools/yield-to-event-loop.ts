import { setImmediate } from 'node:timers/promises';

export type YieldToEventLoop = () => Promise<void>;

/**
 * Returns a function that yields to the event loop once and throws the signal's reason after an abort. Long work in
 * the API's process must call it every few thousand steps, because the same thread answers HTTP.
 */
export function createYieldToEventLoop(signal: AbortSignal): YieldToEventLoop {
  return async () => {
    signal.throwIfAborted();
    await setImmediate();
    signal.throwIfAborted();
  };
}

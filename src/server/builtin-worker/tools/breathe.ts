import { setImmediate } from 'node:timers/promises';

/** Lets the event loop turn once, then throws the signal's reason where the work was called off. */
export type Breathe = () => Promise<void>;

/** Long work runs on the thread that also answers HTTP: it must call this every few thousand steps. */
export function createBreathe(signal: AbortSignal): Breathe {
  return async () => {
    signal.throwIfAborted();
    await setImmediate();
    signal.throwIfAborted();
  };
}

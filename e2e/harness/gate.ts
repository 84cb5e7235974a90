/** A place where a scripted worker waits until the test lets it on: tests control time by gates, never by sleeping. */
export interface Gate {
  /** Settles when the worker stands at the gate. */
  readonly reached: Promise<void>;
  open(): void;
  /** Waits until the gate is open; rejects with the signal's reason when that is aborted first. */
  pass(signal: AbortSignal): Promise<void>;
}

export function createGate(): Gate {
  const { promise: reached, resolve: reach } = withResolvers();
  const { promise: opened, resolve: open } = withResolvers();
  return {
    reached,
    open,
    async pass(signal) {
      reach();
      const { promise: aborted, resolve: abort } = withResolvers();
      signal.addEventListener('abort', abort, { once: true });
      if (!signal.aborted) await Promise.race([opened, aborted]);
      signal.removeEventListener('abort', abort);
      signal.throwIfAborted();
    },
  };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

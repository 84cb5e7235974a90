/** A point where a scripted worker waits until the test opens it, instead of sleeping. */
export interface Gate {
  /** Resolves when the worker arrives. */
  readonly reached: Promise<void>;
  open(): void;
  /** Rejects with the signal's reason if it aborts first. */
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

/** Node 20 lacks `Promise.withResolvers`. */
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

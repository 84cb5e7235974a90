type WaitOptions = {
  signal?: AbortSignal;
  /** `end` ends the wait early. Remove listeners when the signal aborts. */
  endOn?: (end: () => void, signal: AbortSignal) => void;
};

/** Resolves after `ms`; sooner on abort or by `endOn`. Never rejects. */
export function wait(ms: number, { signal, endOn }: WaitOptions = {}): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const listening = new AbortController();
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      listening.abort();
      resolve();
    }
    signal?.addEventListener('abort', end, listening);
    endOn?.(end, listening.signal);
    return undefined;
  });
}

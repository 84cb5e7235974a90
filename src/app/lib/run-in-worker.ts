/** What a script beside the page did not do: it failed, or took too long. */
class WorkerFailed extends Error {
  override name = 'WorkerFailed';
}

/**
 * Has a script beside the page answer one question, so that typing and scrolling go on meanwhile; it is ended with its
 * answer. Rejects with `WorkerFailed` where none came within `withinMs`, and with the signal's reason where that is aborted.
 */
export function runInWorker<Answer>(
  script: Worker,
  question: unknown,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const settled = new AbortController();
    const settle = (then: () => void) => {
      settled.abort();
      clearTimeout(timer);
      script.terminate();
      then();
    };
    const timer = setTimeout(() => settle(() => reject(new WorkerFailed('It took too long.'))), withinMs);
    const until = { signal: settled.signal };
    script.addEventListener('message', ({ data }: MessageEvent<Answer>) => settle(() => resolve(data)), until);
    script.addEventListener('error', () => settle(() => reject(new WorkerFailed('Its code failed.'))), until);
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), until);
    script.postMessage(question, []);
  });
}

export class WorkerFailed extends Error {
  override name = 'WorkerFailed';
  readonly reason: 'failed' | 'timeout';

  constructor(reason: WorkerFailed['reason']) {
    super(`The worker's result: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Resolves to a worker's first message and terminates it. Rejects with `WorkerFailed` after `withinMs`, or when
 * `signal` aborts.
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
    const timer = setTimeout(() => settle(() => reject(new WorkerFailed('timeout'))), withinMs);
    const until = { signal: settled.signal };
    script.addEventListener('message', ({ data }: MessageEvent<Answer>) => settle(() => resolve(data)), until);
    script.addEventListener('error', () => settle(() => reject(new WorkerFailed('failed'))), until);
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), until);
    script.postMessage(question, []);
  });
}

/** Time, injected so that tests own it. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch: for stamps that people read. */
  now(): number;
  /** Monotonic, milliseconds from any zero: for durations, which a moved wall clock must not change. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The stub's time, injected so that a test owns it. */
export interface StubTime {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The time on the wall. */
export const wallTime: StubTime = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
      if (signal?.aborted === true) wake();
    }),
};

export interface VirtualTime extends StubTime {
  /** Goes on to the next moment at which somebody wakes, and wakes them; false where nobody ever will. */
  skip(): boolean;
}

/** Time that stands still until it is told to go on: a day passes in no time. */
export function createVirtualTime(start: number = Date.parse('2026-05-11T09:00:00Z')): VirtualTime {
  let now = start;
  const sleepers = new Set<{ due: number; wake: () => void }>();
  return {
    now: () => now,
    sleep(ms, signal) {
      if (signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = {
          due: now + Math.max(0, ms),
          wake() {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      });
    },
    skip() {
      const next = Math.min(...[...sleepers].map(({ due }) => due));
      if (next === Infinity) return false;
      now = Math.max(now, next);
      for (const sleeper of sleepers) if (sleeper.due <= now) sleeper.wake();
      return true;
    },
  };
}

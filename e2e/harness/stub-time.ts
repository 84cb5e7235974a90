const START = Date.parse('2026-05-11T09:00:00Z');

export interface StubTime {
  now(): number;
  /** Resolves early when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

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
  /** Advances to the next sleeper and wakes it. Returns false if there is none. */
  skip(): boolean;
}

/** Time that only advances by `skip()`. */
export function createVirtualTime(start: number = START): VirtualTime {
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

export interface HandTime extends StubTime {
  pass(ms: number): void;
}

/** Time that only advances by `pass()`. */
export function createHandTime(start: number = START): HandTime {
  let now = start;
  const sleepers = new Set<() => void>();
  return {
    now: () => now,
    sleep(ms, signal) {
      const due = now + ms;
      return new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(wakeIfDue);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const wakeIfDue = () => {
          if (now >= due || signal?.aborted === true) wake();
        };
        sleepers.add(wakeIfDue);
        signal?.addEventListener('abort', wake);
        wakeIfDue();
      });
    },
    pass(ms) {
      now += ms;
      for (const wakeIfDue of sleepers) wakeIfDue();
    },
  };
}

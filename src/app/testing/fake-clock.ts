export type FakeClock = {
  now: () => number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Completed waits, in milliseconds. */
  readonly waited: readonly number[];
  /** Advances to the next wait whenever idle, until the promise settles. */
  until: <T>(promise: Promise<T>) => Promise<T>;
  /** Advances time and ends all waits, as when a page comes back from sleep. */
  wake: (afterMs: number) => Promise<void>;
  /** Runs everything that needs no time. */
  settle: () => Promise<void>;
};

const TASKS = 8;

/** Advances only by the functions above. */
export function createFakeClock(): FakeClock {
  let now = 0;
  let timers: { due: number; ms: number; end: () => void }[] = [];
  const waited: number[] = [];

  async function settle() {
    for (let i = 0; i < TASKS; i += 1) await new Promise((resolve) => setTimeout(resolve));
  }

  return {
    now: () => now,
    waited,
    settle,

    async wake(afterMs) {
      now += afterMs;
      const woken = timers;
      timers = [];
      for (const { end } of woken) end();
      await settle();
    },

    wait(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const timer = { due: now + ms, ms, end: resolve };
        timers.push(timer);
        signal.addEventListener('abort', () => {
          timers = timers.filter((other) => other !== timer);
          reject(signal.reason);
        });
      });
    },

    async until(promise) {
      let settled = false;
      const mark = () => {
        settled = true;
      };
      promise.then(mark, mark);
      for (;;) {
        await settle();
        if (settled) return promise;
        const [next] = timers.toSorted((a, b) => a.due - b.due);
        if (next === undefined) throw new Error('Nobody waits for anything, and it is not over.');
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.due);
        waited.push(next.ms);
        next.end();
      }
    },
  };
}

import type { Clock } from '#server/domain/clock.ts';

export interface TestClock extends Clock {
  /** Advances both clocks and wakes due sleepers. */
  pass(ms: number): void;
  /** Must not affect durations. */
  setBack(ms: number): void;
}

export function createTestClock(): TestClock {
  let passed = 0;
  let wallSetBack = 0;
  const sleepers = new Set<() => void>();
  const elapsed = () => performance.now() + passed;

  return {
    now: () => Math.round(Date.now() + passed - wallSetBack),
    elapsed,
    sleep(ms, signal) {
      const due = elapsed() + ms;
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wakeIfDue);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const wakeIfDue = () => {
          if (elapsed() >= due) wake();
        };
        const timer = setTimeout(wake, ms);
        sleepers.add(wakeIfDue);
        signal?.addEventListener('abort', wake, { once: true });
        if (signal?.aborted === true) wake();
      });
    },
    pass(ms) {
      passed += ms;
      for (const wakeIfDue of sleepers) wakeIfDue();
    },
    setBack(ms) {
      wallSetBack += ms;
    },
  };
}

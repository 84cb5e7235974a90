import { expect } from 'vitest';

/** For busy machines. Below the test timeout. */
const PATIENCE_MS = 120_000;

/** Polls `read` until the expectation holds. */
export function expectEventually(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: PATIENCE_MS, interval: 20 });
}

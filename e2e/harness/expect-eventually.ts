import { expect } from 'vitest';

/** Long enough for a very busy machine, and within the limit of a test. A test that holds never waits for it. */
const PATIENCE_MS = 120_000;

/** Expects something of what `read` answers, asking again until it holds. */
export function expectEventually(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: PATIENCE_MS, interval: 20 });
}

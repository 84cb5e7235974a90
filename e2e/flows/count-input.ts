import type { Page } from 'playwright/test';

declare global {
  interface Window {
    readonly inputCounts: { clicks: number; keys: number };
  }
}

/**
 * Counts what the operator does from the next navigation on: presses of the pointer and of keys, with each modifier as a
 * key. Returns a function that reads the counts.
 */
export async function countInput(page: Page): Promise<() => Promise<{ clicks: number; keys: number }>> {
  await page.addInitScript(() => {
    const inputCounts = { clicks: 0, keys: 0 };
    Object.assign(window, { inputCounts });
    addEventListener('pointerdown', ({ isTrusted }) => void (inputCounts.clicks += Number(isTrusted)), true);
    addEventListener('keydown', ({ isTrusted }) => void (inputCounts.keys += Number(isTrusted)), true);
  });
  return () => page.evaluate(() => ({ ...window.inputCounts }));
}

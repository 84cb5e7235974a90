import { expect } from 'playwright/test';
import { overflowing } from '../flows/overflowing.ts';
import type { State } from './state.ts';

const PAGES = [
  ['new task', '/'],
  ['usage', '/usage?range=7d'],
  ['workers', '/workers'],
  ['new worker', '/workers?new'],
  ['settings', '/settings'],
] as const;

/** Pages in the pseudo-locale on a narrow screen. Fails if one doesn't fit. */
export const pseudoStates: readonly State[] = PAGES.map(([name, path]) => ({
  name: `pseudo ${name}`,
  widths: [360],
  language: 'en-XA',
  async open(page) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    expect(await overflowing(page), name).toEqual([]);
  },
}));

import { expect, type Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';

/** `open` may return a cleanup function. */
export interface State {
  readonly name: string;
  readonly empty?: true;
  readonly widths?: readonly number[];
  /** Defaults to English. */
  readonly language?: 'en-XA';
  open(page: Page, dashboard: Dashboard): Promise<(() => void | Promise<void>) | void>;
}

export const seeText = (page: Page, words: string | RegExp): Promise<void> =>
  expect(page.getByText(words).first()).toBeVisible();

export async function show(page: Page, path: string, words: string | RegExp): Promise<void> {
  await page.goto(path);
  await seeText(page, words);
}

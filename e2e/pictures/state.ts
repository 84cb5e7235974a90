import { expect, type Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';

/** A page in one state: how it comes there. What it answers is done once the picture is taken. */
export interface State {
  readonly name: string;
  /** Whether it is a dashboard where nothing has happened yet. */
  readonly empty?: true;
  readonly widths?: readonly number[];
  /** The language of the page; English where it is left out. */
  readonly language?: 'en-XA';
  open(page: Page, dashboard: Dashboard): Promise<(() => void | Promise<void>) | void>;
}

export const seeText = (page: Page, words: string | RegExp): Promise<void> =>
  expect(page.getByText(words).first()).toBeVisible();

export async function show(page: Page, path: string, words: string | RegExp): Promise<void> {
  await page.goto(path);
  await seeText(page, words);
}

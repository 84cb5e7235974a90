import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { fixture } from './operator.ts';

export const TASK = 'tsk_review';

export async function createReviewTask({ page }: Dashboard): Promise<void> {
  const homes = new File([await readFile(fixture('homes.csv'))], 'homes.csv', { type: 'text/csv' });
  await page.upload({ taskId: TASK, input: 'Average price by city, and chart it', budget: 'high' }, [homes]);
  await page.run({ taskId: TASK, input: 'Median area_m2 by city in homes.csv' });
}

export const turnOf = (page: Page, seq: number): Locator => page.locator(`#turn-${seq}`);

export async function changeResponse<T>(
  page: Page,
  path: RegExp,
  read: (json: unknown) => T,
  change: (answer: T) => void,
): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const answer = read(await response.json());
    change(answer);
    await route.fulfill({ json: answer });
  });
}

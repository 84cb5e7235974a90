import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, dropFile, fixture, inputOf, seeEnd, sendNewTask } from './operator.ts';

const NO_CODE = [/Failed to load resource/, /could not be loaded/];

/** Returns a function that lets the files load again. */
async function lose(page: Page, file: string): Promise<() => Promise<void>> {
  await page.route(`**/assets/${file}-*.js`, (route) => route.abort('connectionrefused'));
  return () => page.unroute(`**/assets/${file}-*.js`);
}

test.beforeEach(({ faults }) => {
  for (const pattern of NO_CODE) faults.expect(pattern);
});

test('says that the code of a page failed to load, loads it on Retry, and keeps the draft', async ({ page }) => {
  // Pages are loaded early, when the browser is idle.
  const mend = await lose(page, 'task-list-page');
  await page.goto('/');
  await inputOf(page).fill('half a thought');
  await page.getByRole('link', { name: 'Tasks', exact: false }).first().click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();

  await page.getByRole('link', { name: 'New task' }).first().click();
  await expect(inputOf(page)).toHaveValue('half a thought');
  await page.goBack();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
});

test('says that the code of a dialog failed to load, and opens it on Retry', async ({ page }) => {
  await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  const mend = await lose(page, 'turn-as-code');
  await chooseFromMenu(page, 'Copy as…');
  const dialog = page.getByRole('dialog', { name: 'This part of the page could not be loaded' });
  await expect(dialog).toBeVisible();
  await mend();
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy turn 1 as code' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused();
});

test('accepts files dropped before the drop zone has loaded, or when it fails to load', async ({ page }) => {
  await page.goto('/');
  await lose(page, 'drop-zone');
  await dropFile(page, fixture('homes.csv'), 'text/csv');
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('homes.csv');
});

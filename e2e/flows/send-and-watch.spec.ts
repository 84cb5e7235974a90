import { expect, test } from './fixtures.ts';
import {
  archiveBar,
  chooseFromMenu,
  conversationOf,
  dropFile,
  turnDetailsButton,
  fixture,
  openTaskId,
  taskLink,
  seeEnd,
  send,
  recordOf,
} from './operator.ts';

const ERRAND = 'Average price by city, and chart it';

test('a table can be sent, charted by the worker, reviewed for its cost, and archived', async ({ page, dashboard }) => {
  await page.goto('/');
  await dropFile(page, fixture('homes.csv'), 'text/csv');
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('homes.csv');
  await send(page, ERRAND);
  const taskId = await openTaskId(page);
  const conversation = conversationOf(page);

  await expect(conversation.getByRole('button', { name: /query_table/ })).toBeVisible();
  const table = conversation.getByRole('table');
  await expect(table).toContainText('Barcelona');
  await expect(table).toContainText('Girona');
  // A first answer stays at its beginning.
  await conversation.press('End');
  const chart = conversation.getByRole('img', { name: /^Preview of .*\.svg$/ });
  await expect.poll(() => chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await seeEnd(page, 0, 'completed');

  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns).toHaveLength(1);
  expect(task.totals.credits).toBeGreaterThan(0);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
  await expect(turnDetailsButton(page, 0)).toContainText(`${task.totals.credits} credits`);
  await expect(page.getByText(`${(10_000 - task.totals.credits).toLocaleString('en-US')} of 10,000`)).toBeVisible();

  const download = page.waitForEvent('download');
  await conversation.getByRole('link', { name: /^Download .*\.svg$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.svg$/);

  await page.getByRole('link', { name: /^Turns/ }).click();
  await expect(page.getByRole('region', { name: 'Totals' })).toContainText(
    new RegExp(`credits?${task.totals.credits}`),
  );
  await expect(page.getByRole('region', { name: 'Turns' })).toContainText(ERRAND);

  await chooseFromMenu(page, 'Archive');
  await page.waitForURL('**/tasks');
  await expect(archiveBar(page)).toContainText(`Archived “${ERRAND}”`);
  await expect(taskLink(page, ERRAND)).toBeHidden();
});

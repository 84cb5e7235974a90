import { expect, test } from './fixtures.ts';
import { selectionBar, taskLink, tickOf } from './operator.ts';
import { createTasks } from './task-list.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('tasks are selected and figures read by touch', async ({ page, dashboard, engine }) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  const link = taskLink(page, 'Compare the offers');
  await expect(link).toBeVisible();
  await expect(page.locator('kbd:visible')).toHaveCount(0);
  const label = page.locator('label', { has: tickOf(page, 'Compare the offers') });
  const hit = await label.boundingBox();
  expect(Math.min(hit?.width ?? 0, hit?.height ?? 0)).toBeGreaterThanOrEqual(44);

  const box = await link.boundingBox();
  const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 }];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(selectionBar(page)).toContainText('1 selected');
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(tickOf(page, 'Compare the offers')).toBeChecked();
  expect(new URL(page.url()).pathname).toBe('/tasks');
  // The first key after a long press or a tap works.
  await link.press('Enter');
  await page.waitForURL('**/tasks/tsk_offers');

  await page.goto('/usage?range=7d');
  const column = page.getByRole('list', { name: 'Credits and tasks' }).getByRole('link').last();
  await column.tap();
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toContainText('Tap again to show the tasks.');
  await page.getByRole('heading', { name: 'Usage', level: 1 }).tap();
  await expect(tooltip).toBeHidden();
  await column.press('Enter');
  await page.waitForURL('**/tasks?**');
  await page.goBack();
  await column.tap();
  await expect(tooltip).toBeVisible();
  await column.tap();
  await page.waitForURL('**/tasks?**');
});

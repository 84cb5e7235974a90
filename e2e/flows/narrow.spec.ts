import { expect, test } from './fixtures.ts';
import { inputOf, openTaskId, seeEnd, send } from './operator.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('a task can be sent, watched and archived on a narrow page', async ({ page }) => {
  await page.goto('/');
  await send(page, '2 + 3');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');

  const drawer = page.getByRole('dialog', { name: 'Sidebar' });
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Open sidebar' }).click();
  await expect(drawer.getByRole('link', { name: '2 + 3' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open sidebar' })).toBeFocused();

  await page.getByRole('button', { name: 'Open sidebar' }).click();
  await drawer.getByRole('link', { name: 'Tasks', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Open sidebar' }).click();
  await drawer.getByRole('link', { name: 'New task' }).click();
  await expect(inputOf(page)).toBeVisible();
});

import { expect, test } from './fixtures.ts';
import { inputOf, taskLink, seeEnd } from './operator.ts';

test('lists all active keys from the same actions as buttons, menus and the palette', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 2?', taskId: 'tsk_two' });
  await page.goto('/tasks/tsk_two');
  await seeEnd(page, 0, 'completed');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('?');
  for (const [what, keys] of [
    ['New task', 'c'],
    ['Usage', 'g u'],
    ['Next turn', 'j'],
    ['Find in conversation', 'Ctrl F'],
    ['Archive', 'e'],
    ['Show details', 'i'],
    ['Command menu', 'Ctrl K'],
  ] as const) {
    const line = list
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${what}$`) })
      .locator('..');
    await expect(line.locator('kbd')).toHaveText(keys);
  }
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(page.getByRole('heading', { name: 'What is 2 + 2?', level: 1 })).toBeVisible();

  await page.keyboard.press('i');
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Archive' })).toContainText('e');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.waitForURL('**/tasks');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(taskLink(page, 'What is 2 + 2?')).toBeHidden();
  await page.keyboard.press('z');
  await expect(taskLink(page, 'What is 2 + 2?')).toBeVisible();
});

test('the list opens without keys, and its key is a letter while typing', async ({ page }) => {
  await page.goto('/');
  await inputOf(page).pressSequentially('why?');
  await expect(inputOf(page)).toHaveValue('why?');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('New line');
  await expect(list).not.toContainText('Next turn');
  await list.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('shortcuts');
  await page.keyboard.press('Enter');
  await expect(list).toBeVisible();
});

test('a held key acts once, except for moving', async ({ page, dashboard }) => {
  for (const input of ['What is 1 + 1?', 'What is 2 + 2?', 'What is 3 + 3?']) await dashboard.page.run({ input });
  await page.goto('/tasks');
  const [first, second, third] = [taskLink(page, '3 + 3'), taskLink(page, '2 + 2'), taskLink(page, '1 + 1')] as const;
  await expect(first).toBeVisible();
  await page.keyboard.press('j');
  await expect(first).toBeFocused();
  await page.keyboard.down('e');
  await expect(second).toBeFocused();
  await page.keyboard.down('e');
  await page.keyboard.up('e');
  await expect(second).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.down('j');
  await page.keyboard.down('j');
  await page.keyboard.up('j');
  await expect(third).toBeFocused();

  await page.keyboard.down('ControlOrMeta');
  await page.keyboard.down('k');
  const field = page.getByRole('combobox', { name: 'Command menu' });
  await expect(field).toBeFocused();
  await page.keyboard.down('k');
  await expect(field).toBeFocused();
});

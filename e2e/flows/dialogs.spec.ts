import { expect, test } from './fixtures.ts';

test('a dialog stays open when a text selection that began in it ends outside', async ({ page }) => {
  await page.goto('/usage#limits');
  const dialog = page.getByRole('dialog', { name: 'Credit limits' });
  const field = dialog.getByLabel('Warn from');
  await field.fill('12345');
  const box = await field.boundingBox();
  if (box === null) throw new Error('The field is not shown.');
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(5, 5, { steps: 4 });
  await page.mouse.up();
  await expect(field).toHaveValue('12345');
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('12345');

  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

test('a closed dialog returns the focus to the button that opened it', async ({ page }) => {
  await page.goto('/usage');
  const opener = page.getByRole('button', { name: 'Keyboard shortcuts' });
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('button', { name: 'Close' }).click(),
    () => page.mouse.click(5, 5),
  ]) {
    await opener.click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await close();
    await expect(opener).toBeFocused();
  }
});

test('a toast can be read and used while a dialog is open', async ({ page, dashboard }) => {
  const taskId = 'tsk_toast';
  await dashboard.page.run({ input: 'What is 2 + 3?', taskId });
  await page.goto('/tasks');
  const row = page.getByRole('table', { name: 'Tasks' }).getByRole('link', { name: 'What is 2 + 3?' });
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const toasts = page.getByRole('region', { name: 'Notifications' });

  await row.focus();
  await page.keyboard.press('e');
  await expect(row).toBeHidden();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeVisible();

  await row.focus();
  await page.keyboard.press('e');
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('F6');
  const undo = toasts.getByRole('button', { name: 'Undo' });
  for (let tabs = 0; tabs < 3 && !(await undo.evaluate((button) => button === document.activeElement)); tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeVisible();
});

test('a field in a dialog that Esc closes applies what was typed', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 3?' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/tasks');
  await page.getByRole('button', { name: /^Filters/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByText('More', { exact: true }).click();
  await sheet.getByLabel('Min credits').fill('27');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/=27\b/);
});

import { expect, test } from './fixtures.ts';

test('a filter applies what was typed, however its popover or the sheet is closed', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 3?' });
  await page.goto('/tasks');
  const button = page.getByRole('button', { name: /^(More|At least \d+ credits)$/ });
  const popover = page.getByRole('dialog', { name: 'More' });
  const least = popover.getByRole('textbox').first();

  await button.click();
  await least.fill('25');
  const box = await least.boundingBox();
  if (box === null) throw new Error('The field is not shown.');
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(300, 600, { steps: 4 });
  await page.mouse.up();
  await expect(popover).toBeVisible();

  await least.focus();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page).toHaveURL(/=25\b/);

  await button.click();
  await least.fill('26');
  await page.mouse.click(300, 600);
  await expect(popover).toBeHidden();
  await expect(page).toHaveURL(/=26\b/);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: /^Filters/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('textbox').first().fill('27');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/=27\b/);
});

test('Tab leads through a popover and on to what comes after its button', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 3?' });
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  const popover = page.getByRole('dialog', { name: 'Status' });
  await expect(popover.getByRole('checkbox').first()).toBeFocused();
  await popover.getByRole('checkbox').last().focus();
  await page.keyboard.press('Tab');
  await expect(popover).toBeHidden();
  await expect(page.getByRole('button', { name: 'Reason', exact: true })).toBeFocused();
});

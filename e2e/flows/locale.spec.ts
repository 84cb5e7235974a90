import { expect, test } from './fixtures.ts';
import { seeEnd } from './operator.ts';

test.use({ locale: 'de-DE', timezoneId: 'Europe/Madrid' });

test("formats numbers and dates in the reader's locale", async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 2?', taskId: 'tsk_two' });
  await page.goto('/tasks/tsk_two');
  await seeEnd(page, 0, 'completed');
  await expect(page.getByText(/^9\.99\d of 10\.000 credits left$/)).toBeVisible();
  const age = page.getByRole('navigation', { name: 'Running and recent tasks' }).getByRole('time');
  await expect(age).toHaveAttribute('title', /^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}:\d{2}$/);
});

test.describe('an Arabic locale', () => {
  test.use({ locale: 'ar-EG' });

  test('shows one set of digits and accepts them as input', async ({ page, dashboard }) => {
    await dashboard.page.run({ input: 'Sum up', taskId: 'tsk_one' });
    await page.goto('/tasks');
    const row = page.getByRole('row').filter({ hasText: 'Sum up' });
    await expect(row).toContainText('ms');
    await expect(row).not.toContainText(/[0-9]/);

    await page.getByRole('button', { name: 'More', exact: true }).click();
    const least = page.getByLabel('Min credits');
    await least.fill('١٬٠٠٠');
    await least.press('Enter');
    await expect(page).toHaveURL(/\?minCredits=1000$/);
    await expect(least).toHaveValue('١٠٠٠');
    await least.fill('١٫٥');
    await least.press('Enter');
    await expect(page.getByText('Not applied: “١٫٥” is not a whole number.')).toBeVisible();
    await expect(page).toHaveURL(/\?minCredits=1000$/);

    await page.goto('/usage#limits');
    const limits = page.getByRole('dialog', { name: 'Credit limits' });
    await limits.getByLabel('Warn from').fill('１００');
    await limits.getByLabel('Ask before sending past').fill('1.000');
    await limits.getByRole('button', { name: 'Save limits' }).click();
    await expect(limits).toBeHidden();
    await page.getByRole('link', { name: 'Limits' }).first().click();
    await expect(limits.getByLabel('Warn from')).toHaveValue('١٠٠');
    await expect(limits.getByLabel('Ask before sending past')).toHaveValue('١٠٠٠');
    await limits.getByLabel('Warn from').fill('1.5');
    await expect(limits).toContainText('Enter a whole number of credits, or leave the field empty for no limit.');
    await expect(limits.getByRole('button', { name: 'Save limits' })).toBeDisabled();
  });
});

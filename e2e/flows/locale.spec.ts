import { expect, test } from './fixtures.ts';
import { seeEnd } from './operator.ts';

test.use({ locale: 'de-DE', timezoneId: 'Europe/Madrid' });

test('numbers and dates are written as the reader writes them', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 2?', taskId: 'tsk_two' });
  await page.goto('/tasks/tsk_two');
  await seeEnd(page, 0, 'completed');
  await expect(page.getByText(/^9\.99\d of 10\.000 credits left$/)).toBeVisible();
  const age = page.getByRole('navigation', { name: 'Tasks at hand' }).getByRole('time');
  await expect(age).toHaveAttribute('title', /^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}:\d{2}$/);
});

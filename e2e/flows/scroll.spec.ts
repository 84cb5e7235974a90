import { expect, test } from './fixtures.ts';

test('a page keeps its scroll position when the operator goes back to it or reloads it', async ({
  page,
  dashboard,
}) => {
  for (let n = 1; n <= 8; n++) await dashboard.client.run({ input: `${n} + ${n}`, taskId: 'tsk_scroll' });
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto('/tasks/tsk_scroll/turns');
  const totals = page.getByText('Matches the task total.');
  await totals.scrollIntoViewIfNeeded();
  const top = () => totals.evaluate((element) => element.closest('.pane')?.scrollTop);
  const before = await top();
  expect(before).toBeGreaterThan(100);

  await page.getByRole('link', { name: 'Usage' }).click();
  await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible();
  await page.goBack();
  await expect.poll(top).toBe(before);
  await page.reload();
  await expect.poll(top).toBe(before);
});

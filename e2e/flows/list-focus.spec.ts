import type { Page } from 'playwright/test';
import { isTaskList } from '../harness/flaky-hop.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, taskLink, selectionBar, tickOf } from './operator.ts';

const pageOf = (page: Page) => page.locator('#page');

test('the focus moves to the page when the focused filter disappears', async ({ page, dashboard }) => {
  await page.setViewportSize({ width: 800, height: 800 });
  await dashboard.page.run({ input: '1 + 1', budget: 'low' });
  await page.goto('/tasks?status=completed&budget=low');
  const chips = page.getByRole('list', { name: 'Filters' });
  await chips.getByRole('button', { name: 'Status: completed' }).press('Enter');
  await expect(chips.getByRole('button', { name: 'Budget: Low' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toBeHidden();
  await expect(pageOf(page)).toBeFocused();

  await page.goto('/tasks?budget=low');
  await chips.getByRole('button', { name: 'Clear all' }).press('Enter');
  await expect(pageOf(page)).toBeFocused();

  await page.goto('/tasks?status=error');
  await expect(page.getByRole('heading', { name: 'No matching tasks' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(taskLink(page, '1 + 1')).toBeVisible();
  await expect(pageOf(page)).toBeFocused();

  await page.goto('/tasks?view=2');
  await expect(taskLink(page, '1 + 1')).toBeVisible();
  await page.getByRole('button', { name: 'Remove them' }).press('Enter');
  await expect(page.getByText('Ignored:')).toBeHidden();
  await expect(pageOf(page)).toBeFocused();
});

test('archiving the last rows moves the focus to the row before; dismissing the notice returns it', async ({
  page,
  dashboard,
}) => {
  for (const input of ['1 + 1', '2 + 2', '3 + 3']) await dashboard.page.run({ input });
  await page.goto('/tasks');
  await tickOf(page, '2 + 2').check();
  await tickOf(page, '1 + 1').check();
  await page.keyboard.press('e');
  await expect(taskLink(page, '3 + 3')).toBeFocused();
  await expect(archiveBar(page)).toContainText('2 tasks archived');

  await page.keyboard.press('F6');
  await archiveBar(page).getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await expect(archiveBar(page)).toBeHidden();
  await expect(taskLink(page, '3 + 3')).toBeFocused();
});

test('the focus stays in the table after new tasks are shown by keyboard', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: '1 + 1' });
  await page.clock.install();
  await page.goto('/tasks');
  await taskLink(page, '1 + 1').focus();
  // Until then new tasks show at once.
  await page.clock.fastForward(2_000);
  await dashboard.client.run({ input: '2 + 2' });
  await page.clock.fastForward(15_000);
  await page.getByRole('button', { name: '1 new task' }).press('Enter');
  await expect(taskLink(page, '2 + 2')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Tasks' })).toBeFocused();
});

test("the focus stays on the selection's actions after all matching tasks are selected", async ({
  page,
  dashboard,
}) => {
  await dashboard.page.run({ input: '1 + 1' });
  const { items } = await dashboard.client.readTasks();
  const next = { ...items[0], id: 'tsk_next', title: 'The next' };
  dashboard.hop.answer(
    isTaskList,
    ({ path }) => ({
      status: 200,
      body: { items: path.includes('cursor=') ? [next] : items, nextCursor: 'on', total: 2 },
    }),
    'always',
  );
  await page.goto('/tasks');
  await tickOf(page, '1 + 1').check();
  await selectionBar(page).getByRole('button', { name: 'Select all 2' }).press('Enter');
  await expect(selectionBar(page)).toContainText('2 selected');
  await expect(selectionBar(page)).toBeFocused();
});

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { runAll, taskLink, startElsewhere } from './operator.ts';
import { expectAccessible } from './expect-accessible.ts';
import { createTasks, queryOf, tableOf } from './task-list.ts';

const titlesOf = (page: Page) => tableOf(page).locator('a[data-task-id]').allTextContents();
const chipOf = (page: Page, words: string) =>
  page.getByRole('list', { name: 'Filters' }).getByRole('button', { name: words });
/** Beside a filter's button, where the page has room for it. */
const removeOf = (page: Page, words: string) =>
  page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: `${words}, remove` });

test('filters are in the URL, survive reload and Back, and are shown and removed in their button', async ({
  page,
  dashboard,
  engine,
}) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Compare the offers', 'Read the ledger']);
  await expect(page.getByText('2 tasks')).toBeVisible();

  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Error' }).check();
  await expect(taskLink(page, 'Compare the offers')).toBeHidden();
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  await page.keyboard.press('Escape');
  const status = page.getByRole('button', { name: 'Status: Error', exact: true });
  await expect(status).toBeFocused();
  expect(queryOf(page)).toBe('?status=error');
  await expect(page.getByText('1 task', { exact: true })).toBeVisible();

  await page.reload();
  await expect(status).toBeVisible();
  await expect(chipOf(page, 'Status: Error')).toBeHidden();
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Read the ledger']);

  await removeOf(page, 'Status: Error').press('Enter');
  await expect(page.getByRole('button', { name: 'Status', exact: true })).toBeFocused();
  await expect(taskLink(page, 'Compare the offers')).toBeVisible();
  expect(queryOf(page)).toBe('');
  await page.goBack();
  await expect(taskLink(page, 'Compare the offers')).toBeHidden();
  await expect(status).toBeVisible();
});

test('filters by budget, dates and archived state, says when nothing matches, and clears all filters', async ({
  page,
  dashboard,
  engine,
}) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks?budget=low');
  await expect(removeOf(page, 'Budget: Low')).toBeVisible();
  await expect(taskLink(page, 'Compare the offers')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Compare the offers']);

  await page.getByRole('button', { name: 'Date', exact: true }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(removeOf(page, 'Created today')).toBeVisible();
  await page.getByRole('button', { name: 'Created today', exact: true }).click();
  await page.getByRole('dialog', { name: 'Date' }).getByLabel('To').fill('2020-01-31');
  await expect(page.getByRole('button', { name: /^Created until .*, remove$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No matching tasks' })).toBeVisible();
  await expect(page.getByText('Created until').filter({ visible: true })).toHaveCount(2);
  await page.keyboard.press('Escape');
  const exports = page.getByRole('button', { name: 'Export list…' });
  await expect(exports).toBeDisabled();
  await exports.press('Enter');
  await expect(page.getByText('No tasks to export.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).click();
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  expect(queryOf(page)).toBe('');

  await page.getByRole('button', { name: 'Date', exact: true }).click();
  const days = page.getByRole('dialog', { name: 'Date' }).getByRole('grid').getByRole('button');
  await days.first().click();
  await days.nth(2).click();
  await expect(page.getByRole('button', { name: /^Created .+–.+, remove$/ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(days.nth(3)).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear all' }).click();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('radio', { name: 'Only' }).check();
  await expect(taskLink(page, 'Old import')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Old import']);
  await expect(tableOf(page).getByText('Archived')).toBeVisible();
});

test('a narrow page counts as many filters as it lists', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/tasks?status=error&status=aborted&hasErrors=true&hasFiles=false&maxCredits=9');
  await expect(page.getByRole('button', { name: 'Filters 4', exact: true })).toBeVisible();
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('button', { name: ', remove' });
  await expect(chips).toHaveCount(4);
});

test('a URL that is partly invalid says so and applies the rest', async ({ page, dashboard, engine }) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks?status=error&status=lost&view=2');
  await expect(page.getByText('Ignored: status=lost and view')).toBeVisible();
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Read the ledger']);
  await page.getByRole('button', { name: 'Remove them' }).click();
  await expect(page.getByText('Ignored:')).toBeHidden();
  expect(queryOf(page)).toBe('?status=error');
});

test('column headers sort and announce it', async ({ page, dashboard, engine }) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  const turns = page.getByRole('columnheader', { name: 'Turns' });
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending');
  await turns.getByRole('button').click();
  await expect(turns).toHaveAttribute('aria-sort', 'descending');
  expect(queryOf(page)).toBe('?sort=turnCount');
  await turns.getByRole('button').click();
  await expect(turns).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => titlesOf(page)).toEqual(['Read the ledger', 'Compare the offers']);
});

test('renders few of hundreds of rows, loads pages on demand and restores the position', async ({
  page,
  dashboard,
  engine,
}) => {
  // Sends hundreds of tasks first.
  test.setTimeout(300_000);
  const COUNT = 310;
  const inputs = Array.from({ length: COUNT }, (_, n) => `What is ${n} + 1?`);
  const lanes = [0, 1, 2, 3, 4].map((lane) =>
    runAll(
      dashboard,
      engine,
      inputs.filter((_, n) => n % 5 === lane),
    ),
  );
  await Promise.all(lanes);
  await page.goto('/tasks');
  await expect(tableOf(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await expect(page.getByText('310 tasks')).toBeVisible();
  const pages = () => dashboard.hop.passed.filter(({ path }) => path.includes('cursor=')).length;

  await page.keyboard.press('j');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(tableOf(page).locator('a:focus')).toHaveText(/What is \d \+ 1\?/, { timeout: 500 });
  }).toPass();
  await expect(page.locator('[aria-rowindex="311"]')).toBeInViewport();
  expect(pages()).toBe(3);
  expect((await titlesOf(page)).length).toBeLessThan(80);

  for (let i = 0; i < 100; i += 1) await page.keyboard.press('k');
  await expect(page.locator('[aria-rowindex="211"]')).toBeInViewport();
  const [title = ''] = await tableOf(page).locator('a:focus').allTextContents();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(taskLink(page, title).and(page.locator(':focus'))).toBeInViewport();
  expect(pages()).toBe(3);

  // The focus is kept when its row scrolls out.
  await tableOf(page).hover();
  await page.mouse.wheel(0, -20_000);
  await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport();
  await expect(taskLink(page, title)).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[aria-rowindex="212"]').getByRole('link')).toBeFocused();
  await expect(page.locator('[aria-rowindex="212"]')).toBeInViewport();
});

test('updates running tasks, and holds back new ones while the pointer is in the list', async ({
  page,
  dashboard,
  engine,
}) => {
  const gate = await startElsewhere(dashboard, engine, 'Count the boats');
  await page.goto('/tasks');
  const boats = tableOf(page).getByRole('row').filter({ hasText: 'Count the boats' });
  await expect(boats).toContainText('Running');
  await expect(boats).toContainText(/0:\d\d/);
  await dashboard.client.run({ input: 'What is 1 + 1?' });
  await expect(taskLink(page, 'What is 1 + 1?')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['What is 1 + 1?', 'Count the boats']);

  await taskLink(page, 'Count the boats').hover();
  // Until then new tasks show at once.
  await expect(boats).toContainText(/0:(0[3-9]|[1-5]\d)/);
  const before = await boats.boundingBox();
  await dashboard.client.run({ input: 'What is 2 + 2?' });
  const pill = page.getByRole('button', { name: '1 new task' });
  await expect(pill).toBeVisible();
  await expect(taskLink(page, 'What is 2 + 2?')).toBeHidden();
  gate.open();
  await expect(boats).toContainText('Completed');
  expect(await boats.boundingBox()).toEqual(before);

  await pill.click();
  await expect(taskLink(page, 'What is 2 + 2?')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['What is 2 + 2?', 'What is 1 + 1?', 'Count the boats']);
  await expect(pill).toBeHidden();
});

test('the list and its filters have no serious accessibility violation in either theme', async ({
  page,
  dashboard,
  engine,
}) => {
  test.setTimeout(4 * 60_000);
  await createTasks(dashboard, engine);
  await page.goto('/tasks?q=offers&budget=low');
  await expect(tableOf(page).locator('mark').first()).toBeVisible();
  await expectAccessible(page, 'a search');
  for (const name of ['Status', 'Reason', 'Date', 'Worker', 'More']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expectAccessible(page, name);
    await page.keyboard.press('Escape');
  }

  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, 'a search, narrow');
  await page.getByRole('button', { name: /^Filters/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByText('Status', { exact: true }).first().click();
  await sheet.getByRole('checkbox', { name: 'Completed' }).check();
  await expectAccessible(page, 'filters, narrow');
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(360);
  await sheet.getByRole('button', { name: 'Show 1 task' }).click();
  await expect(chipOf(page, 'Status: completed')).toBeVisible();
  await page.getByRole('button', { name: 'Order: Newest first' }).click();
  await page.getByRole('menuitemradio', { name: 'Most credits first' }).click();
  await expect.poll(() => queryOf(page)).toBe('?q=offers&status=completed&budget=low&sort=credits');
});

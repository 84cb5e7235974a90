import { isTaskList } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, taskLink } from './operator.ts';
import { createTasks, queryOf, searchOf, tableOf } from './task-list.ts';

test('a search shows its match and opens its turn, and Esc clears it', async ({ page, dashboard, engine }) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  await page.keyboard.press('/');
  await expect(searchOf(page)).toBeFocused();
  await page.keyboard.type('million pes');
  await expect(taskLink(page, 'Read the ledger')).toBeHidden();
  const row = tableOf(page).getByRole('row').filter({ hasText: 'Compare the offers' });
  await expect(row).toContainText('Output of turn 2:');
  await expect(row.locator('mark')).toHaveText(['million', 'pes']);
  expect(queryOf(page)).toBe('?q=million+pes');
  await expect(searchOf(page)).toBeFocused();

  await row.getByRole('link').click();
  await page.waitForURL('**/tasks/tsk_offers#turn-1');
  await expect(conversationOf(page)).toContainText('million pesetas');
  await page.goBack();
  await expect(searchOf(page)).toHaveValue('million pes');
  await expect(row.getByRole('link')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  await expect(searchOf(page)).toHaveValue('');
  expect(queryOf(page)).toBe('');
});

test('a match in a title is marked there once, and visible at any width', async ({ page, dashboard }) => {
  const input = 'Compare the delivery to Tarragona with that to Palma and Barcelona';
  await dashboard.page.run({ input });
  await page.goto('/tasks?q=tarragona');
  const row = tableOf(page).getByRole('row').filter({ hasText: input });
  for (const width of [1280, 800, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await expect(row.locator('mark')).toHaveText('Tarragona');
    await expect(row.locator('mark')).toBeInViewport({ ratio: 0.99 });
    await expect(row).not.toContainText('Title:');
    // An ellipsis would hide a word.
    expect(await row.getByRole('link').getByText('Compare the delivery').evaluate(isWhole)).toBe(width > 360);
  }
});

test('letters typed while a response is pending are kept, and the old response is not shown', async ({
  page,
  dashboard,
  engine,
}) => {
  await createTasks(dashboard, engine);
  const gate = createGate();
  await page.goto('/tasks');
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  dashboard.hop.hold(({ path }) => path.includes('q=led&limit=50'), gate);
  await searchOf(page).pressSequentially('led');
  await gate.reached;
  await searchOf(page).fill('offers');
  await expect(taskLink(page, 'Read the ledger')).toBeHidden();
  gate.open();
  await expect(searchOf(page)).toHaveValue('offers');
  await expect(taskLink(page, 'Compare the offers')).toBeVisible();
  await expect(taskLink(page, 'Read the ledger')).toBeHidden();
});

function isWhole(element: Element): boolean {
  const line = document.createRange();
  line.selectNodeContents(element);
  const room = element.parentElement?.getBoundingClientRect().width ?? 0;
  return line.getBoundingClientRect().width <= room + 1 / 32;
}

test('punctuation alone is not searched: no request is sent and the page says why', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 50% of 840?' });
  const searches = () => dashboard.hop.passed.filter((request) => isTaskList(request) && request.path.includes('q='));
  await page.goto('/tasks?q=%25');
  await expect(page.getByRole('heading', { name: 'Search needs a letter or a digit' })).toBeVisible();
  await expect(page.getByText('0 tasks')).toBeVisible();
  await searchOf(page).fill('"*" €');
  await expect(page).toHaveURL(/q=%22/);
  await expect(page.getByRole('heading', { name: 'Search needs a letter or a digit' })).toBeVisible();
  await expect(page.getByText('This API')).toBeHidden();
  expect(searches()).toEqual([]);

  await searchOf(page).fill('50%');
  await expect(taskLink(page, 'What is 50% of 840?')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command menu' });
  await palette.getByRole('combobox').fill('€');
  await expect(palette).toContainText('Search needs a letter or a digit');
  await expect(palette.getByRole('option')).toHaveCount(0);
});

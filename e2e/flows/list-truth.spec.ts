import { createGate } from '../harness/gate.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, taskLink, startElsewhere } from './operator.ts';

const DOUBT = 'This API doesn’t support every filter.';

test('does not blame the API when a task ends in a list of running ones', async ({ page, dashboard, engine }) => {
  const gate = await startElsewhere(dashboard, engine, 'Count the boats');
  await page.goto('/tasks?status=running');
  const boats = page.getByRole('row').filter({ hasText: 'Count the boats' });
  await expect(boats).toContainText('Running');
  gate.open();
  await expect(boats).toContainText('Completed');
  await expect(page.getByText(DOUBT)).toBeHidden();
});

test('does not archive an archived task again', async ({ page, dashboard }) => {
  const input = 'What is 2 + 3?';
  const { items } = await dashboard.page.run({ input }).then(() => dashboard.client.readTasks());
  await dashboard.client.archive(items[0]?.id ?? '');
  await page.goto('/tasks?archived=only');
  await expect(taskLink(page, input)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(page.getByText('Already archived.')).toBeVisible();
  await expect(archiveBar(page)).toBeHidden();
  await expect(taskLink(page, input)).toBeFocused();
});

test("loads the next page if the filter changed while the last filter's page was loading", async ({
  page,
  dashboard,
}) => {
  const listed = (search: string, index: number) => ({
    id: `tsk_${search}${index}`,
    title: `${search} ${index}`,
    status: 'completed',
    createdAt: '2026-05-11T09:14:22.000Z',
    totals: { credits: 1, durationMs: 1, turnCount: 1 },
    triggeredBy: 'ui',
    workerId: 'wrk_1',
    match: { field: 'title', seq: null, excerpt: search },
  });
  const gate = createGate();
  dashboard.hop.hold(({ path }) => path.includes('q=boats') && path.includes('cursor='), gate, 'always');
  dashboard.hop.answer(
    ({ path }) => path.includes('q='),
    ({ path }) => {
      const query = new URL(path, 'http://hop').searchParams;
      const items = Array.from({ length: Number(query.get('limit')) }, (_, index) =>
        listed(query.get('q') ?? '', query.has('cursor') ? 50 + index : index),
      );
      return { status: 200, body: { items, nextCursor: query.has('cursor') ? null : 'next' } };
    },
    'always',
  );
  await page.goto('/tasks?q=boats');
  await gate.reached;
  await page.getByRole('search').getByRole('textbox').fill('homes');
  await expect(taskLink(page, 'homes 0')).toBeVisible();
  await expect(page.getByText('150 tasks')).toBeVisible();
  gate.open();
});

test('a date filter is called “today” only until midnight', async ({ page }) => {
  await page.clock.install({ time: '2026-05-11T23:57:00' });
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Date', exact: true }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  const filters = page.getByRole('group', { name: 'Filters' });
  await expect(filters).toContainText('Created today');
  await page.clock.runFor('05:00');
  await expect(filters).toContainText('Created since');
});

test('the table is at most 1,600 pixels wide on the widest page', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 3?' });
  await page.setViewportSize({ width: 2560, height: 1200 });
  await page.goto('/tasks');
  await expect(taskLink(page, 'What is 2 + 3?')).toBeVisible();
  const table = await page.getByRole('table', { name: 'Tasks' }).boundingBox();
  expect(table?.width).toBe(1600);
});

test('the credits filter accepts thousands separators and ignores invalid numbers', async ({ page }) => {
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const least = page.getByLabel('Min credits');
  await least.fill('1,000');
  await least.press('Enter');
  await expect(page).toHaveURL(/\?minCredits=1000$/);
  await expect(least).toHaveValue('1000');
  await least.fill('many');
  await least.press('Enter');
  await expect(least).toHaveValue('1000');
  await expect(page).toHaveURL(/\?minCredits=1000$/);
});

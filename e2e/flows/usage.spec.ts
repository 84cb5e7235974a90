import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from 'playwright/test';
import { newId } from '#contract/ids.ts';
import { addTool } from '../harness/add-tool.ts';
import type { Fits } from '../harness/flaky-hop.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { call, fail, type ScriptedEngine } from '../harness/scripted-engine.ts';
import type { RunningApi } from '../harness/start-api.ts';
import { test } from './fixtures.ts';

const WEEK_MS = 7 * 86_400_000;
const isUsage: Fits = ({ path }) => path.startsWith('/api/usage');

test.use({ timezoneId: 'Europe/Madrid' });

type TurnOptions = { title: string; workerId: string; calls: number; fails?: boolean };

/** Costs 1 credit and 2 per call. */
async function run(
  dashboard: Dashboard,
  engine: ScriptedEngine,
  { title, workerId, calls, fails = false }: TurnOptions,
) {
  const input = `${title}\n${newId('snd')}`;
  const work = Array.from({ length: calls }, () => call(addTool, { a: 1, b: 1 }));
  engine.on(input, ...work, ...(fails ? [fail('the source is gone')] : []));
  await dashboard.page.ask('POST', '/api/tasks', { input, workerId, budget: 'high' });
}

async function createSpending({
  dashboard,
  engine,
  api,
}: {
  dashboard: Dashboard;
  engine: ScriptedEngine;
  api: RunningApi;
}) {
  const [scraper, analyst] = await Promise.all(
    ['Scraper', 'Analyst'].map(async (title) => (await dashboard.client.createWorker({ title, instructions: 'x' })).id),
  );
  if (scraper === undefined || analyst === undefined) throw new Error('no workers');
  api.setClockBack(WEEK_MS);
  await run(dashboard, engine, { title: 'Scrape prices', workerId: scraper, calls: 5, fails: true });
  await run(dashboard, engine, { title: 'Scrape stock', workerId: scraper, calls: 2, fails: true });
  await run(dashboard, engine, { title: 'Scrape news', workerId: scraper, calls: 1 });
  await run(dashboard, engine, { title: 'Compare prices', workerId: analyst, calls: 12 });
  await run(dashboard, engine, { title: 'Compare rents', workerId: analyst, calls: 1, fails: true });
  api.passTime(WEEK_MS);
  await run(dashboard, engine, { title: 'Compare today', workerId: analyst, calls: 9, fails: true });
}

const breakdownOf = (page: Page): Locator => page.getByRole('table', { name: 'By worker' });
const tasksOf = (page: Page): Locator => page.getByRole('table', { name: 'Tasks' });

test('finds the worker that spent most on failed turns last week, and its tasks, in four clicks', async ({
  page,
  dashboard,
  engine,
  shared,
}) => {
  await createSpending({ dashboard, engine, api: shared.api });
  const stock = (await dashboard.page.readTasks('?q=stock')).items[0]?.id ?? '';
  await dashboard.page.run({ taskId: stock, input: 'Once more, by hand' });
  await page.goto('/');
  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByRole('link', { name: 'Last week' }).click();
  await page.getByRole('button', { name: 'Wasted credits' }).click();
  await expect(page).toHaveURL(/\/usage\?range=last-week&sort=failedCredits$/);
  const first = breakdownOf(page).getByRole('row').nth(1);
  await expect(first).toContainText('Scraper');
  const figure = first.getByRole('link', { name: 'Scraper, Wasted credits 16: show the tasks' });
  await figure.click();

  await expect(tasksOf(page).getByRole('link')).toHaveText([/Scrape prices/, /Scrape stock/]);
  // Turns behind the figure: 11 + 5 = 16.
  await expect(tasksOf(page).getByRole('row', { name: 'Scrape prices' })).toContainText(/ 11 /);
  await expect(tasksOf(page).getByRole('row', { name: 'Scrape stock' })).toContainText('5 of 6');
  await page.goBack();
  await expect(breakdownOf(page).getByRole('row').nth(1)).toContainText('Scraper');
  await breakdownOf(page).getByRole('button', { name: 'Wasted credits' }).click();
  await expect(breakdownOf(page).getByRole('row').nth(1)).toContainText('Analyst');
});

test('the period, filters and grouping are in the URL', async ({ page, dashboard, engine, shared }) => {
  await createSpending({ dashboard, engine, api: shared.api });
  await page.goto('/usage?range=last-week');
  const figure = (name: string) => page.getByRole('main').getByRole('link', { name: `${name}: show the tasks` });
  await expect(figure('47 credits')).toBeVisible();
  await expect(figure('5 tasks')).toBeVisible();
  await expect(figure('60.0% of turns failed')).toBeVisible();
  await expect(figure('19 credits on failed turns')).toBeVisible();
  await expect(page.getByText('Europe/Madrid')).toBeVisible();

  await page.getByRole('radio', { name: 'Status' }).check({ force: true });
  await expect(page.getByRole('table', { name: 'By status' }).getByRole('row')).toHaveText([
    /^Status/,
    /^Completed/,
    /^Error/,
  ]);
  await page.getByRole('radio', { name: 'Hours' }).check({ force: true });
  await expect(page).toHaveURL(/\/usage\?range=last-week&interval=hour&groupBy=status$/);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Hours' })).toBeChecked();
  await expect(figure('47 credits')).toBeVisible();

  await page.getByRole('link', { name: 'Custom' }).click();
  await page.getByLabel('From').fill('2020-01-01');
  await page.getByLabel('To', { exact: true }).fill('2020-01-31');
  await expect(page.getByText('No usage in this period')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('2019-01-31');
  await expect(page.getByText('Choose a first day, and a last day that is not before it.')).toBeVisible();
});

test('every chart column can be read and opened by keyboard, and the table shows the same', async ({
  page,
  dashboard,
  engine,
  shared,
}) => {
  await createSpending({ dashboard, engine, api: shared.api });
  await page.goto('/usage?range=today&interval=day');
  const today = /: 19 credits, 19 of them on failed turns; 1 task, 1 turn, 1 failed$/;
  const columns = page.getByRole('list', { name: 'Credits and tasks over time' }).getByRole('link');
  await expect(columns).toHaveCount(1);
  await page.getByRole('link', { name: '7 days' }).click();
  await expect(columns).toHaveCount(7);

  await page.getByRole('button', { name: 'Show as table' }).focus();
  await page.keyboard.press('Tab');
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(columns.last()).toBeFocused();
  await expect(columns.last()).toHaveAccessibleName(today);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(columns.last()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(columns.nth(5)).toBeFocused();
  await expect(columns.nth(5)).toHaveAccessibleName(/: 0 credits; 0 tasks, 0 turns$/);
  await page.keyboard.press('Home');
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(columns.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tasksOf(page).getByRole('link')).toHaveText([/Compare today/]);

  await page.goBack();
  await page.getByRole('button', { name: 'Show as table' }).click();
  const last = page.getByRole('table', { name: 'Credits and tasks over time' }).getByRole('row').last();
  await expect(last.getByRole('cell')).toHaveText(['19', '19', '1', '1', '1', '19']);
  await page.getByRole('button', { name: 'Show as chart' }).click();
  await expect(columns).toHaveCount(7);
});

test('exports the breakdown as CSV, with formulas escaped', async ({ page, dashboard, engine }) => {
  const { id } = await dashboard.client.createWorker({ title: '=1+1', instructions: 'x' });
  await run(dashboard, engine, { title: 'Add', workerId: id, calls: 1, fails: true });
  await page.goto('/usage?range=today');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^usage-by-worker-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const [head, line] = (await readFile(await saved.path(), 'utf8')).split('\r\n');
  expect(head).toMatch(/^\uFEFFworker,title,/);
  expect(line).toBe(`${id},'=1+1,3,1,1,1,3,3,1,1,3`);
});

test('says what could not be loaded, keeps the figures and reloads on Retry', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 400/);
  const { id } = await dashboard.client.createWorker({ title: 'Adder', instructions: 'x' });
  await run(dashboard, engine, { title: 'Add', workerId: id, calls: 1 });
  dashboard.hop.answer(isUsage, { status: 400, body: { error: 'timeZone is unknown.' } }, 'always');
  await page.clock.install();
  await page.goto('/usage?range=today');
  await expect(page.getByRole('alert')).toContainText('timeZone is unknown.');
  dashboard.hop.mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(breakdownOf(page)).toContainText('Adder');

  dashboard.hop.answer(isUsage, { status: 400, body: { error: 'timeZone is unknown.' } }, 'always');
  await page.clock.fastForward(61_000);
  await expect(page.getByRole('alert')).toContainText('timeZone is unknown.');
  await expect(
    page.getByRole('main').getByRole('link', { name: '3 credits: show the tasks', exact: true }),
  ).toBeVisible();
});

test('without a usage route, sums up the listed tasks and says so', async ({ page, dashboard, engine, faults }) => {
  faults.expect(/status of 404/);
  const { id } = await dashboard.client.createWorker({ title: 'Adder', instructions: 'x' });
  await run(dashboard, engine, { title: 'Add', workerId: id, calls: 1 });
  await run(dashboard, engine, { title: 'Add more', workerId: id, calls: 2, fails: true });
  dashboard.hop.answer(isUsage, { status: 404, body: { error: 'Not found' } }, 'always');
  await page.goto('/usage?range=today');
  await expect(page.getByText('These figures are added up in this page.')).toBeVisible();
  await expect(page.getByText('Based on 2 listed tasks. Archived tasks may be missing.')).toBeVisible();
  await expect(breakdownOf(page).getByRole('link', { name: 'Adder, Wasted credits 5: show the tasks' })).toBeVisible();
});

test('in forced colours each chart group has its own fill', async ({ page, dashboard }) => {
  for (let n = 1; n <= 6; n += 1) {
    const { id } = await dashboard.client.createWorker({ title: `Worker ${n}` });
    await dashboard.page.run({ input: '2 + 3', workerId: id });
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/usage?range=7d&groupBy=worker');
  const swatches = page.getByRole('list', { name: 'Legend' }).getByRole('listitem').locator('> span:first-child');
  await expect(swatches).toHaveCount(6);
  const fills = await swatches.evaluateAll((all) =>
    all.map((swatch) => getComputedStyle(swatch)).map((style) => `${style.backgroundColor} ${style.backgroundImage}`),
  );
  expect(new Set(fills).size).toBe(6);
});

test('says how each figure changed, and what a column holds', async ({ page, dashboard, engine, shared }) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Analyst', instructions: 'x' });
  shared.api.setClockBack(8 * 86_400_000);
  await run(dashboard, engine, { title: 'Compare then', workerId, calls: 5 });
  shared.api.passTime(8 * 86_400_000);
  await run(dashboard, engine, { title: 'Compare now', workerId, calls: 3, fails: true });
  await page.goto('/usage?range=7d');
  const figures = page.getByRole('main').locator('dl');
  await expect(figures).toContainText('▼ Down 36% on the 7 days before');
  await expect(figures).toContainText('Same as the 7 days before');
  await expect(figures).toContainText('▲ Up 100.0 points on the 7 days before');

  const column = page.getByRole('list', { name: 'Credits and tasks over time' }).getByRole('link').last();
  await column.hover();
  const details = page.getByRole('tooltip');
  await expect(details).toContainText(/7 credits/);
  await expect(details.getByRole('listitem')).toHaveText(['Analyst7', 'Of them on failed turns7']);
  await expect(details).toContainText('1 task, 1 turn');
  await page.getByRole('heading', { name: 'Usage' }).hover();
  await expect(details).toBeHidden();

  await page.getByRole('button', { name: 'Show as table' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await expect(details).toContainText(/7 credits/);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
});

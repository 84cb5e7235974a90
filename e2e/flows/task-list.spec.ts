import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import { startHostedStub, type HostedStub } from '../harness/hosted-stub.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { fail, text, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { scriptOf } from '../harness/stub-record.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, rowOf, sendNewTask, startElsewhere } from './operator.ts';

const tableOf = (page: Page) => page.getByRole('table', { name: 'Tasks' });
/** The titles in the list, in order, as far as rows are made. */
const titlesOf = (page: Page) => tableOf(page).locator('a[data-task-id]').allTextContents();
const searchOf = (page: Page) => page.getByRole('search').getByRole('textbox');
const queryOf = (page: Page) => new URL(page.url()).search;
const chipOf = (page: Page, words: string) =>
  page.getByRole('list', { name: 'Filters' }).getByRole('button', { name: words });

/** Three tasks: one that failed, one with a second turn, one that is archived. */
async function furnish({ page }: Dashboard, engine: ScriptedEngine) {
  engine.on('Read the ledger', text('As far as it went.'), fail('the engine broke'));
  engine.on('Compare the offers', text('Both offers are fair.'));
  engine.on('And in pesetas?', text('The dearer one is a **million pesetas** and some.'));
  engine.on('Old import', text('Done.'));
  await page.ask('POST', '/api/tasks', { input: 'Read the ledger' });
  await page.run({ taskId: 'tsk_offers', input: 'Compare the offers', budget: 'low' });
  await page.run({ taskId: 'tsk_offers', input: 'And in pesetas?', budget: 'low' });
  await page.run({ taskId: 'tsk_old', input: 'Old import' });
  await page.archive('tsk_old');
}

test('a filter is in the address: reload, back, and a chip that takes it off', async ({ page, dashboard, engine }) => {
  await furnish(dashboard, engine);
  await page.goto('/tasks');
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Compare the offers', 'Read the ledger']);
  await expect(page.getByText('2 tasks')).toBeVisible();

  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Error' }).check();
  await expect(rowOf(page, 'Compare the offers')).toBeHidden();
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Status', exact: true })).toBeFocused();
  expect(queryOf(page)).toBe('?status=error');
  await expect(page.getByText('1 task', { exact: true })).toBeVisible();

  await page.reload();
  await expect(chipOf(page, 'Status: error')).toBeVisible();
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Read the ledger']);

  await chipOf(page, 'Status: error').click();
  await expect(rowOf(page, 'Compare the offers')).toBeVisible();
  expect(queryOf(page)).toBe('');
  await page.goBack();
  await expect(rowOf(page, 'Compare the offers')).toBeHidden();
  await expect(chipOf(page, 'Status: error')).toBeVisible();
});

test('budget, dates and what is archived; nothing fits, and all is cleared', async ({ page, dashboard, engine }) => {
  await furnish(dashboard, engine);
  await page.goto('/tasks?budget=low');
  await expect(chipOf(page, 'Budget: low')).toBeVisible();
  await expect(rowOf(page, 'Compare the offers')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Compare the offers']);

  await page.getByRole('button', { name: 'Date', exact: true }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(chipOf(page, 'Created today')).toBeVisible();
  await page.getByRole('dialog', { name: 'Date' }).getByLabel('To').fill('2020-01-31');
  await expect(chipOf(page, 'Created until')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No task fits' })).toBeVisible();
  await expect(page.getByText('Created until')).toHaveCount(2);
  await page.keyboard.press('Escape');
  const exports = page.getByRole('button', { name: 'Export the list…' });
  await expect(exports).toBeDisabled();
  await exports.press('Enter');
  await expect(page.getByText('There is no task to export.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear all' }).last().click();
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  expect(queryOf(page)).toBe('');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('radio', { name: 'Only' }).check();
  await expect(rowOf(page, 'Old import')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Old import']);
  await expect(tableOf(page).getByText('Archived')).toBeVisible();
});

test('a narrow page counts as many filters as it lists', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/tasks?status=error&status=aborted&hasErrors=true&hasFiles=false&maxCredits=9');
  await expect(page.getByRole('button', { name: 'Filters 4', exact: true })).toBeVisible();
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('button', { name: 'take off' });
  await expect(chips).toHaveCount(4);
});

test('an address that is not all understood says so, and shows the rest', async ({ page, dashboard, engine }) => {
  await furnish(dashboard, engine);
  await page.goto('/tasks?status=error&status=lost&view=2');
  await expect(page.getByText('Left out: status=lost, view')).toBeVisible();
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['Read the ledger']);
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await expect(page.getByText('Left out:')).toBeHidden();
  expect(queryOf(page)).toBe('?status=error');
});

test('a search shows its hit and leads to its turn; Esc clears it', async ({ page, dashboard, engine }) => {
  await furnish(dashboard, engine);
  await page.goto('/tasks');
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  await page.keyboard.press('/');
  await expect(searchOf(page)).toBeFocused();
  await page.keyboard.type('million pes');
  await expect(rowOf(page, 'Read the ledger')).toBeHidden();
  const row = tableOf(page).getByRole('row').filter({ hasText: 'Compare the offers' });
  await expect(row).toContainText('Output of turn 1:');
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
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  await expect(searchOf(page)).toHaveValue('');
  expect(queryOf(page)).toBe('');
});

test('a hit in a title is told there, once, and in sight however narrow the page is', async ({ page, dashboard }) => {
  const input = 'Compare the delivery to Tarragona with that to Palma and Barcelona';
  await dashboard.page.run({ input });
  await page.goto('/tasks?q=tarragona');
  const row = tableOf(page).getByRole('row').filter({ hasText: input });
  for (const width of [1280, 800, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await expect(row.locator('mark')).toHaveText('Tarragona');
    await expect(row.locator('mark')).toBeInViewport({ ratio: 0.99 });
    await expect(row).not.toContainText('Title:');
    // Cut by the smallest bit, it would lose a word to the sign that it goes on.
    expect(await row.getByRole('link').getByText('Compare the delivery').evaluate(isWhole)).toBe(width > 360);
  }
});

test('letters typed while an answer is on its way are kept, and its answer is not shown for theirs', async ({
  page,
  dashboard,
  engine,
}) => {
  await furnish(dashboard, engine);
  const gate = createGate();
  await page.goto('/tasks');
  await expect(rowOf(page, 'Read the ledger')).toBeVisible();
  dashboard.hop.hold(({ path }) => path.includes('q=led&limit=50'), gate);
  await searchOf(page).pressSequentially('led');
  await gate.reached;
  await searchOf(page).fill('offers');
  await expect(rowOf(page, 'Read the ledger')).toBeHidden();
  gate.open();
  await expect(searchOf(page)).toHaveValue('offers');
  await expect(rowOf(page, 'Compare the offers')).toBeVisible();
  await expect(rowOf(page, 'Read the ledger')).toBeHidden();
});

test('the heads of columns sort, and say so', async ({ page, dashboard, engine }) => {
  await furnish(dashboard, engine);
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

test('hundreds of tasks: few rows are made, pages come as they are needed, and the place is found again', async ({
  page,
  dashboard,
}) => {
  // It sends them all first.
  test.setTimeout(300_000);
  const COUNT = 310;
  const lanes = [0, 1, 2, 3, 4].map(async (lane) => {
    for (let n = lane; n < COUNT; n += 5) await dashboard.page.run({ input: `What is ${n} + 1?` });
  });
  await Promise.all(lanes);
  await page.goto('/tasks');
  await expect(tableOf(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await expect(page.getByText('310 tasks')).toBeVisible();
  const pages = () => dashboard.hop.passed.filter(({ path }) => path.includes('cursor=')).length;

  // Each time to the end of what is loaded.
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
  await expect(rowOf(page, title).and(page.locator(':focus'))).toBeInViewport();
  expect(pages()).toBe(3);

  // The focus outlives its row's sight.
  await tableOf(page).hover();
  await page.mouse.wheel(0, -20_000);
  await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport();
  await expect(rowOf(page, title)).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[aria-rowindex="212"]').getByRole('link')).toBeFocused();
  await expect(page.locator('[aria-rowindex="212"]')).toBeInViewport();
});

test('what runs is told where it stands; what is new waits while the pointer is in the list', async ({
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
  await expect(rowOf(page, 'What is 1 + 1?')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['What is 1 + 1?', 'Count the boats']);

  await boats.hover();
  // Longer than what comes at once on arrival.
  await expect(boats).toContainText(/0:(0[3-9]|[1-5]\d)/);
  const before = await boats.boundingBox();
  await dashboard.client.run({ input: 'What is 2 + 2?' });
  const pill = page.getByRole('button', { name: '1 new task' });
  await expect(pill).toBeVisible();
  await expect(rowOf(page, 'What is 2 + 2?')).toBeHidden();
  gate.open();
  await expect(boats).toContainText('Completed');
  expect(await boats.boundingBox()).toEqual(before);

  await pill.click();
  await expect(rowOf(page, 'What is 2 + 2?')).toBeVisible();
  expect(await titlesOf(page)).toEqual(['What is 2 + 2?', 'What is 1 + 1?', 'Count the boats']);
  await expect(pill).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list and its filters have no serious fault for assistive tools, ${colorScheme}`, async ({
    page,
    dashboard,
    engine,
  }) => {
    await furnish(dashboard, engine);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/tasks?q=offers&budget=low');
    await expect(tableOf(page).locator('mark').first()).toBeVisible();
    await expectAccessible(page, 'a search');
    for (const name of ['Status', 'Date', 'Worker', 'More']) {
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
    await page.getByRole('combobox', { name: 'Order' }).selectOption('Most credits first');
    await expect.poll(() => queryOf(page)).toBe('?q=offers&status=completed&budget=low&sort=credits');
  });
}

async function expectAccessible(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
  expect.soft(serious, what).toEqual([]);
}

const hosted = test.extend<{ list: boolean; stub: HostedStub }>({
  list: [false, { option: true }],
  stub: async ({ list }, use) => {
    const stub = await startHostedStub({ dialect: { list }, answer: (input) => scriptOf(`All about ${input}.`, 0) });
    await use(stub);
    await stub.close();
  },
  options: ({ stub }, use) => use({ kind: 'hosted', apiUrl: stub.url }),
});

hosted(
  'an API without a list: what was sent here, by status and title; the rest says why not',
  async ({ page, faults }) => {
    faults.expect(/status of 40[45]/);
    for (const input of ['homes', 'boats']) {
      await sendNewTask(page, input);
      await expect(conversationOf(page)).toContainText(`All about ${input}.`);
    }
    await page.goto('/tasks');
    await expect(page.getByText('This API has no task list.')).toBeVisible();
    await expect(rowOf(page, 'homes')).toBeVisible();
    const budget = page.getByRole('button', { name: 'Budget', exact: true });
    await expect(budget).toBeDisabled();
    await expect(budget).toHaveAttribute('title', /no task list/);

    await searchOf(page).fill('boa');
    await expect(rowOf(page, 'homes')).toBeHidden();
    await expect(rowOf(page, 'boats')).toBeVisible();
    await page.getByRole('button', { name: 'Status', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Error' }).check();
    await expect(page.getByText('No task of this browser fits')).toBeVisible();

    await page.goto('/tasks?sort=credits');
    await expect(page.getByText('Not applied: Order.')).toBeVisible();
    await page.getByRole('button', { name: 'Export the list…' }).click();
    await expect(page.getByRole('dialog')).toContainText('The tasks that are listed');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Filters' }).click();
    await expect(page.getByRole('button', { name: 'Show the tasks' })).toBeVisible();

    const titles = page.getByRole('table', { name: 'Tasks' }).getByRole('link');
    await page.evaluate(() => {
      const gone = Array.from({ length: 30 }, (_, at) => ({ id: `tsk_gone${at}`, title: null, workerId: null, at }));
      localStorage.setItem('tasks', JSON.stringify([...gone, ...JSON.parse(localStorage.getItem('tasks') ?? '[]')]));
    });
    await page.goto('/tasks');
    await expect(page.getByText('30 remembered tasks could not be loaded.')).toBeVisible();
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect(titles).toHaveText(['boats', 'homes']);

    await page.evaluate(() =>
      localStorage.setItem('tasks', JSON.stringify([{ id: 'tsk_gone', title: null, workerId: null, at: 1 }])),
    );
    await page.goto('/tasks');
    await expect(page.getByText('1 remembered task could not be loaded.')).toBeVisible();
    await expect(page.getByText('Nothing sent from this browser yet')).toBeHidden();
  },
);

hosted.describe('an API that ignores what it is asked', () => {
  hosted.use({ list: true });
  hosted('is found out by its answer', async ({ page, faults }) => {
    faults.expect(/status of 404/);
    await sendNewTask(page, 'homes');
    await expect(conversationOf(page)).toContainText('All about homes.');
    await page.goto('/tasks?status=error&q=boats&hasFiles=true');
    await expect(page.getByText('It does not search. It does not filter by status.')).toBeVisible();
    await expect(page.getByText('Whether it filters by files can’t be told')).toBeVisible();
    await expect(rowOf(page, 'homes')).toBeVisible();
  });
});

/** Whether all of a line's text has room in its element. */
function isWhole(element: Element): boolean {
  const line = document.createRange();
  line.selectNodeContents(element);
  return line.getBoundingClientRect().width <= element.getBoundingClientRect().width + 1 / 32;
}

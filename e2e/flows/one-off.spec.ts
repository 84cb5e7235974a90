import type { Locator, Page } from 'playwright/test';
import { fail } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, openTaskId, recordOf, seeEnd, send, sendNewTask, taskLink } from './operator.ts';
import { queryOf, tableOf } from './task-list.ts';

const pickerOf = (page: Page): Locator => page.getByRole('button', { name: /^Worker: / });
const optionsOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Workers' }).getByRole('option');
const workersTable = (page: Page): Locator => page.getByRole('table', { name: 'Workers' });
const oneOffTable = (page: Page): Locator => page.getByRole('table', { name: 'One-off workers' });

test('one-off workers are folded in the list, its filter, Workers, Usage and the picker', async ({
  page,
  dashboard,
}) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price analyst', instructions: 'Add.' });
  await dashboard.client.run({ input: '2 + 3' });
  await dashboard.client.run({ input: '4 + 5' });
  await dashboard.client.run({ input: '6 + 7', workerId });

  await page.goto('/tasks');
  await expect(tableOf(page).getByRole('row', { name: '2 + 3' })).toContainText('One-off');
  await expect(tableOf(page).getByRole('row', { name: '6 + 7' })).toContainText('Price analyst');
  await page.getByRole('button', { name: 'Worker', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: '2 + 3', exact: true })).toBeHidden();
  await page.getByRole('checkbox', { name: 'One-off (2)' }).check();
  await expect(taskLink(page, '6 + 7')).toBeHidden();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  expect(queryOf(page)).toBe('?workerId=one-off');
  await page.getByRole('button', { name: 'Choose from one-off workers' }).click();
  await page.getByRole('checkbox', { name: '2 + 3', exact: true }).check();
  await page.getByRole('checkbox', { name: 'One-off (2)' }).uncheck();
  await expect(taskLink(page, '4 + 5')).toBeHidden();

  await page.goto('/workers');
  await expect(workersTable(page).locator('a[data-worker]')).toHaveText(['Price analyst']);
  await page.getByRole('button', { name: 'One-off (2)' }).click();
  await expect(oneOffTable(page).locator('a[data-worker]')).toHaveText(['4 + 5', '2 + 3']);
  await page.reload();
  await expect(oneOffTable(page).locator('a[data-worker]')).toHaveCount(2);

  await page.goto('/usage');
  const line = page.getByRole('table', { name: 'By worker' }).getByRole('row', { name: 'One-off workers (2)' });
  await line.getByRole('link', { name: /Tasks 2/ }).click();
  await expect(page.getByRole('button', { name: 'Worker: One-off, remove' })).toBeVisible();
  await expect(page.getByText('2 tasks', { exact: true })).toBeVisible();

  await page.goto('/');
  await pickerOf(page).click();
  await expect(optionsOf(page)).toHaveText([/New worker/, /Price analyst/, /One-off \(2\)/]);
  await page.getByRole('option', { name: 'One-off (2)' }).click();
  await expect(page.getByRole('option', { name: '4 + 5' })).toBeVisible();
});

test('a one-off worker is saved under a title from its task', async ({ page, dashboard }) => {
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await chooseFromMenu(page, 'Save as worker…');
  const dialog = page.getByRole('dialog', { name: 'Save as worker' });
  await expect(dialog.getByLabel('Title')).toHaveValue('2 + 3');
  await dialog.getByLabel('Title').fill('');
  await dialog.getByRole('button', { name: 'Save worker' }).click();
  await expect(dialog).toContainText('A worker needs a title.');
  await dialog.getByLabel('Title').fill('Adder');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved “Adder” as a worker')).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy id' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Save as worker…' })).toBeHidden();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Open worker' }).click();
  await expect(page.getByRole('heading', { name: 'Adder' })).toBeVisible();
  const { task } = await recordOf(dashboard, taskId);
  expect(await dashboard.client.readWorkers()).toMatchObject([
    { id: task.workerId, title: 'Adder', instructions: '2 + 3', oneOff: false },
  ]);
  await page.goto('/tasks');
  await expect(tableOf(page).getByRole('row', { name: '2 + 3' })).toContainText('Adder');
});

test('the composer remembers the last worker, and lists recent ones first with their usual price', async ({
  page,
  dashboard,
}) => {
  const { id: first } = await dashboard.client.createWorker({ title: 'Adder', instructions: 'Add.' });
  await dashboard.client.createWorker({ title: 'Never used', instructions: 'Wait.' });
  for (const input of ['1 + 1', '1 + 2', '1 + 3', '1 + 4', '1 + 5']) {
    await dashboard.client.run({ input, workerId: first });
  }
  const { p50 = 0 } = (await dashboard.client.readUsage()).totals.creditsPerTurn ?? {};

  await page.goto('/');
  await expect(pickerOf(page)).toHaveAccessibleName('Worker: New worker');
  await pickerOf(page).click();
  await expect(optionsOf(page)).toHaveText([/New worker/, /Adder/, /Never used/]);
  await expect(optionsOf(page).nth(1)).toContainText(`usually ${p50} credit`);
  await expect(optionsOf(page).nth(2)).not.toContainText('usually');
  await optionsOf(page).nth(1).click();
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  expect((await recordOf(dashboard, taskId)).task.workerId).toBe(first);

  await page.goto('/');
  await expect(pickerOf(page)).toHaveAccessibleName('Worker: Adder');
  await pickerOf(page).click();
  await page.getByRole('option', { name: 'New worker' }).click();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Input' })).toBeFocused();
  await expect(pickerOf(page)).toHaveAccessibleName('Worker: New worker');

  await pickerOf(page).click();
  await page.getByRole('option', { name: 'Never used' }).click();
  const unused = (await dashboard.client.readWorkers()).find(({ title }) => title === 'Never used');
  await dashboard.client.ask('DELETE', `/api/workers/${unused?.id}`);
  await page.reload();
  await expect(pickerOf(page)).toHaveAccessibleName('Worker: New worker');
});

test('the list of workers shows what each did in 30 days, and is sorted and searched in its address', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Break in two.', fail('it broke'));
  const [adder, breaker] = await Promise.all(
    ['Adder', 'Breaker', 'Never used'].map((title) => dashboard.client.createWorker({ title, summary: `${title}.` })),
  );
  await dashboard.page.ask('POST', '/api/tasks', { input: 'Break in two.', workerId: breaker?.id });
  await dashboard.client.run({ input: '1 + 1', workerId: adder?.id });
  await dashboard.client.run({ input: '1 + 2', workerId: adder?.id });
  const names = workersTable(page).locator('a[data-worker]');
  const sortBy = (name: string) => workersTable(page).getByRole('button', { name, exact: true });

  await page.goto('/workers');
  await expect(names).toHaveText(['Adder', 'Breaker', 'Never used']);
  const cells = workersTable(page).getByRole('row', { name: 'Breaker' }).getByRole('cell');
  const { groups } = await dashboard.client.readUsage({ groupBy: 'worker' });
  const { credits = -1 } = groups.find(({ key }) => key === breaker?.id) ?? {};
  await expect(cells).toHaveText(['Breaker', 'Breaker.', '1', `${credits}`, '100.0%', 'now']);
  await sortBy('Failed').click();
  await expect(names).toHaveText(['Breaker', 'Adder', 'Never used']);
  await sortBy('Title').click();
  await sortBy('Title').click();
  await expect(names).toHaveText(['Never used', 'Breaker', 'Adder']);
  expect(queryOf(page)).toBe('?sort=title');
  await page.keyboard.press('/');
  await page.keyboard.type('er');
  await expect(names).toHaveText(['Never used', 'Breaker', 'Adder']);
  await page.keyboard.type(' break');
  await expect(names).toHaveText(['Breaker']);
  await expect.poll(() => queryOf(page)).toBe('?q=er+break&sort=title');
  await page.reload();
  await expect(names).toHaveText(['Breaker']);
});

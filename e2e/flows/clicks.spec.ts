import { refuse, text } from '../harness/scripted-engine.ts';
import { countInput } from './count-input.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, selectionBar, taskLink } from './operator.ts';

test('a saved view, a bulk archive, a comparison and the limits take one to three clicks', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Read the ledger', refuse('The tool read_table did not answer within 60 seconds.'));
  engine.on('Read the prices', text('312,450 €'));
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price analyst' });
  await dashboard.page.ask('POST', '/api/tasks', { input: 'Read the ledger', workerId });
  await dashboard.page.run({ input: 'Read the prices', taskId: 'tsk_prices', workerId });
  await dashboard.page.run({ input: 'Read the prices', taskId: 'tsk_prices' });
  const counts = await countInput(page);
  const clicksFrom = async (path: string, steps: () => Promise<void>) => {
    await page.goto(path);
    await steps();
    return (await counts()).clicks;
  };

  await page.goto(`/tasks?status=error&workerId=${workerId}`);
  await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  await page.getByRole('button', { name: 'Date', exact: true }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Save view…' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(
    'Status: Error, Created today, Worker: Price analyst',
  );
  await expectAccessible(page);
  await page.keyboard.type('Failed today');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove view', exact: true })).toBeVisible();

  const views = page.getByRole('navigation', { name: 'Views' });
  const saved = await clicksFrom('/', async () => {
    await views.getByRole('link', { name: 'Failed today' }).click();
    await expect(taskLink(page, 'Read the ledger')).toBeVisible();
    await expect(taskLink(page, 'Read the prices')).toBeHidden();
    await expect(page.getByText('The tool read_table did not answer')).toBeVisible();
  });
  expect(saved, 'failed tasks of a worker, and why').toBe(1);

  const archived = await clicksFrom(new URL(page.url()).pathname + new URL(page.url()).search, async () => {
    await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click({ force: true });
    await selectionBar(page).getByRole('button', { name: 'Archive 1 task' }).click();
    await archiveBar(page).getByRole('button', { name: 'Undo' }).click();
    await expect(taskLink(page, 'Read the ledger')).toBeVisible();
  });
  expect(archived, 'archive and undo').toBe(3);

  const compared = await clicksFrom('/tasks', async () => {
    await taskLink(page, 'Read the prices').click();
    await page.getByRole('button', { name: 'Actions of turn 2' }).click();
    await page.getByRole('menuitem', { name: 'Compare with the previous turn' }).click();
    await expect(page.getByText('Same in turn 1 and turn 2.').first()).toBeVisible();
  });
  expect(compared, 'two turns').toBe(3);

  const limits = await clicksFrom('/', async () => {
    await page.getByRole('complementary').getByRole('link', { name: 'Limits' }).click();
    await expect(page.getByRole('dialog', { name: 'Credit limits' })).toBeVisible();
  });
  expect(limits, 'limits').toBe(1);

  await page.goto('/tasks');
  await views.getByRole('link', { name: 'Failed today' }).click();
  await views.getByRole('link', { name: 'Failed today' }).hover();
  await views.getByRole('button', { name: 'Remove view “Failed today”' }).click();
  await expect(views).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(views.getByRole('link', { name: 'Failed today' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove view', exact: true }).click();
  await expect(views).toBeHidden();
});

test('a worker with an output schema takes four clicks', async ({ page }) => {
  const counts = await countInput(page);
  await page.goto('/');
  await page.getByRole('complementary').getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('main').getByRole('link', { name: 'New worker' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Price reader');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Output schema' }).click();
  await expect(page.getByRole('textbox', { name: 'Output schema' })).toBeFocused();
  await page.keyboard.insertText('{ "type": "object", "required": ["price"] }');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved the worker')).toBeVisible();
  expect((await counts()).clicks).toBe(4);
});

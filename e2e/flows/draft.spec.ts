import { isSend } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { expect, test } from './fixtures.ts';
import {
  attach,
  conversationOf,
  fixture,
  inputOf,
  openTaskId,
  outgoingOf,
  seeEnd,
  sendNewTask,
  recordOf,
} from './operator.ts';

test('a draft keeps its text, files, budget and worker over a reload', async ({ page, dashboard }) => {
  await dashboard.client.createWorker({ title: 'Price analyst', instructions: 'Compare prices.' });
  await page.goto('/');
  await attach(page, fixture('homes.csv'), fixture('field-notes.md'));
  await inputOf(page).fill('Average price by city');
  await page.getByRole('radio', { name: 'High' }).check();
  await page.getByRole('button', { name: /^Worker: / }).click();
  await page.getByRole('option', { name: 'Price analyst' }).click();
  await expect(page.getByText('Draft saved.')).toBeVisible();

  await page.reload();
  await expect(inputOf(page)).toHaveValue('Average price by city');
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Worker: Price analyst' })).toBeVisible();

  await page.getByRole('button', { name: 'Remove field-notes.md' }).click();
  await inputOf(page).press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns[0]).toMatchObject({ input: 'Average price by city', budget: 'high' });
  expect(turns[0]?.attachments?.map(({ filename, size }) => [filename, size])).toEqual([['homes.csv', 2388]]);
  expect((await dashboard.client.readWorkers()).map(({ id }) => id)).toEqual([task.workerId]);

  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('');
  await expect(page.getByRole('list', { name: 'Files' })).toBeHidden();
});

test('each task has its own draft', async ({ page }) => {
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await inputOf(page).fill('To be asked later');
  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('');
  await inputOf(page).fill('Something else');
  await page.goto(`/tasks/${taskId}`);
  await expect(inputOf(page)).toHaveValue('To be asked later');
});

test('drafts of two tasks in two tabs do not affect each other', async ({ page, context, dashboard }) => {
  await page.goto('/');
  await inputOf(page).fill('2 + 3');
  await expect(page.getByText('Draft saved.')).toBeVisible();
  const other = await context.newPage();
  await other.goto(dashboard.url);
  await expect(inputOf(other)).toBeFocused();
  await expect(inputOf(other)).toHaveValue('');
  await inputOf(other).fill('3 + 4');
  await attach(other, fixture('homes.csv'));
  await expect(other.getByText('Draft saved.')).toBeVisible();

  await inputOf(page).press('Enter');
  await openTaskId(page);
  await other.reload();
  await expect(inputOf(other)).toHaveValue('3 + 4');
  await expect(other.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);

  await other.close();
  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('3 + 4');
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
});

test('creates one turn however it is sent twice at once', async ({ page, dashboard }) => {
  const gate = createGate();
  dashboard.hop.hold(isSend, gate);
  await page.goto('/');
  await inputOf(page).fill('2 + 3');
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await inputOf(page).press('Enter');
  await page.getByRole('button', { name: 'Send' }).click({ force: true });
  await expect(inputOf(page)).toHaveValue('');
  await expect(inputOf(page)).toBeFocused();
  await expect(outgoingOf(page)).toHaveCount(1);
  await expect(outgoingOf(page)).toContainText('Sending');
  gate.open();
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);
  expect((await dashboard.client.readTasks()).items.map(({ id }) => id)).toEqual([taskId]);
});

test('when the page is left while sending, the new page stays and the task appears in the sidebar', async ({
  page,
  dashboard,
}) => {
  const gate = createGate();
  dashboard.hop.hold(isSend, gate);
  await page.goto('/');
  await inputOf(page).fill('2 + 3');
  await inputOf(page).press('Enter');
  await gate.reached;
  await page.getByRole('link', { name: 'Workers' }).click();
  await expect(page.getByRole('heading', { name: 'Workers', level: 1 })).toBeVisible();
  gate.open();
  await page.getByRole('navigation', { name: 'Running and recent tasks' }).getByRole('link', { name: '2 + 3' }).click();
  await seeEnd(page, 0, 'completed');
  await expect(conversationOf(page)).toContainText('5');
  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('');
});

test('the unlimited budget must be confirmed each time by typing the word', async ({ page, dashboard }) => {
  await page.goto('/');
  await page.getByRole('radio', { name: 'Unlimited' }).check();
  await expect(page.getByText('Use with care — there is no spend cap.')).toBeVisible();
  await inputOf(page).fill('2 + 3');
  await inputOf(page).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send without a spend cap?' });
  const confirm = dialog.getByRole('button', { name: 'Send without a cap' });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill('unlimite');
  await dialog.getByRole('textbox').press('Enter');
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);

  await inputOf(page).press('Enter');
  await dialog.getByRole('textbox').fill('unlimited');
  await dialog.getByRole('textbox').press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect((await dashboard.client.readLastTurn(taskId)).budget).toBe('unlimited');
});

import { expect, test } from './fixtures.ts';
import { openTaskId, seeEnd, send, recordOf } from './operator.ts';

test('links of the official dashboard open the right page', async ({ page, dashboard }) => {
  const { id } = await dashboard.client.createWorker({ title: 'Linked worker' });
  const taskId = 'row 7%';
  await dashboard.client.run({ input: '2 + 3', workerId: id, taskId });

  await page.goto('/workers');
  await page.goto(`/worker/${id}/task/${encodeURIComponent(taskId)}`);
  await page.waitForURL(`/tasks/${encodeURIComponent(taskId)}`);
  await expect(page.getByRole('heading', { name: '2 + 3' })).toBeVisible();
  await page.goto(`/worker/${id}/`);
  await page.waitForURL(`/workers/${id}`);
  await expect(page.getByRole('heading', { name: 'Linked worker' })).toBeVisible();
  await page.goBack();
  await page.waitForURL(`/tasks/${encodeURIComponent(taskId)}`);
});

test('a worker can be created, changed, used and deleted', async ({ page, dashboard }) => {
  await page.goto('/workers');
  await expect(page.getByText('No workers yet')).toBeVisible();
  await page.getByRole('link', { name: 'New worker' }).first().click();
  await page.getByRole('button', { name: 'Create worker' }).click();
  await expect(page.getByText('A worker needs a title.')).toBeVisible();
  await expect(page.getByLabel('Title')).toBeFocused();

  await page.getByLabel('Title').fill('Price analyst');
  await page.getByLabel('Summary').fill('Compares prices.');
  await page.getByLabel('Instructions').fill('Answer with a table.');
  await page.getByRole('radio', { name: 'Private' }).check();
  await page.getByRole('button', { name: 'Create worker' }).click();
  await page.waitForURL(/\/workers\/wrk_\w+$/);
  await expect(page.getByRole('heading', { name: 'Price analyst' })).toBeVisible();
  const [made] = await dashboard.client.readWorkers();
  expect(made).toMatchObject({ title: 'Price analyst', summary: 'Compares prices.', visibility: 'private' });

  await expect(page.getByText('No turns in the last 60 days')).toBeVisible();
  await page.getByRole('link', { name: 'Instructions' }).click();
  await page.waitForURL(`/workers/${made?.id}/instructions`);
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await page.getByLabel('Summary').fill('x'.repeat(81));
  await expect(page.getByText('1 over the limit of 80 characters.')).toBeVisible();
  await page.getByLabel('Summary').fill('Compares prices by city.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved the worker')).toBeVisible();
  const [changed] = await dashboard.client.readWorkers();
  expect(changed).toMatchObject({ summary: 'Compares prices by city.', instructions: 'Answer with a table.' });

  await page.getByRole('link', { name: 'New task with this worker' }).click();
  await expect(page.getByRole('button', { name: 'Worker: Price analyst' })).toBeVisible();
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect((await recordOf(dashboard, taskId)).task.workerId).toBe(made?.id);

  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('table', { name: 'Workers' }).getByRole('link', { name: 'Price analyst', exact: true }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByRole('heading', { name: 'Price analyst (copy)', level: 1 })).toBeVisible();
  await expect(page.getByLabel('Instructions')).toHaveValue('Answer with a table.');
  const [copy] = await dashboard.client.readWorkers();
  expect(copy).toMatchObject({ title: 'Price analyst (copy)', visibility: 'private' });
  await dashboard.client.ask('DELETE', `/api/workers/${copy?.id}`);

  await page.goto(`/workers/${made?.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete worker…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete “Price analyst”?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await dashboard.client.readWorkers()).toHaveLength(1);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete worker…' }).click();
  await dialog.getByRole('button', { name: 'Delete worker' }).click();
  await page.waitForURL('**/workers');
  await expect(page.getByText('No workers yet')).toBeVisible();
  await page.goto(`/tasks/${taskId}`);
  await seeEnd(page, 0, 'completed');
});

test('a task sent without a worker creates one', async ({ page, dashboard }) => {
  await page.goto('/');
  await send(page, '2 + 3');
  await openTaskId(page);
  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('button', { name: 'One-off (1)' }).click();
  await expect(page.getByRole('table', { name: 'One-off workers' }).locator('a[data-worker]')).toHaveText(['2 + 3']);
  const [worker] = await dashboard.client.readWorkers();
  expect(worker?.instructions).toBe('2 + 3');
});

test("a worker's form keeps its changes over navigation and reload until saved or discarded", async ({
  page,
  dashboard,
}) => {
  const { id } = await dashboard.client.createWorker({ title: 'Price analyst', instructions: 'As it was.' });
  const instructions = page.getByLabel('Instructions');
  const unsaved = page.getByText('Not saved, kept in this browser');
  await page.goto(`/workers/${id}/instructions`);
  await instructions.fill('Answer with a table.');
  await expect(unsaved).toBeVisible();
  await page.getByRole('link', { name: 'Usage' }).click();
  await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(instructions).toHaveValue('Answer with a table.');
  await page.reload();
  await expect(instructions).toHaveValue('Answer with a table.');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(instructions).toHaveValue('As it was.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved the worker')).toBeVisible();
  await expect(unsaved).toBeHidden();
  await page.reload();
  await expect(instructions).toHaveValue('Answer with a table.');
  await expect(unsaved).toBeHidden();
  expect((await dashboard.client.readWorkers())[0]?.instructions).toBe('Answer with a table.');
});

test('repeated presses of the button create one worker and empty the form', async ({ page, dashboard }) => {
  await page.goto('/workers');
  await page.getByRole('link', { name: 'New worker' }).first().click();
  await page.getByLabel('Title').fill('Twice');
  await page.goto('/workers');
  await page.getByRole('link', { name: 'New worker' }).first().click();
  await expect(page.getByLabel('Title')).toHaveValue('Twice');
  await page.getByRole('button', { name: 'Create worker' }).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    const clickAgain = () => button.isConnected && button.click();
    setTimeout(clickAgain, 60);
    setTimeout(clickAgain, 150);
  });
  await page.waitForURL(/\/workers\/wrk_\w+$/);
  await expect(page.getByRole('heading', { name: 'Twice' })).toBeVisible();
  expect(await dashboard.client.readWorkers()).toHaveLength(1);
  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('link', { name: 'New worker' }).first().click();
  await expect(page.getByLabel('Title')).toHaveValue('');
});

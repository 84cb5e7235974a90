import type { Locator } from 'playwright/test';
import { fail } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { seeEnd } from './operator.ts';

test('the overview of a worker shows its figures, and why its last turns failed', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Read the broken export', fail('no header row'));
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price analyst' });
  await dashboard.page.run({ input: '2 + 3', workerId });
  await dashboard.page.run({ input: '2 + 4', workerId });
  await dashboard.page.run({ input: '2 + 5', workerId });
  await dashboard.page.ask('POST', '/api/tasks', { input: 'Read the broken export', taskId: 'tsk_broken', workerId });
  await dashboard.page.run({ input: '2 + 6' });

  await page.goto(`/workers/${workerId}`);
  const figures = page.getByRole('region', { name: 'Last 30 days' });
  await expect(figures.getByText('25.0%')).toBeVisible();
  await expect(figures.getByText('1 of 4 turns')).toBeVisible();
  await expect(figures.getByText('Tasks', { exact: true }).locator('..')).toContainText('4');

  await page.getByRole('link', { name: 'Tasks of this worker' }).click();
  await page.waitForURL(`/workers/${workerId}/tasks`);
  await page.goBack();
  await page.getByRole('link', { name: 'Usage of this worker' }).click();
  await page.waitForURL(`/usage?workerId=${workerId}`);
  await expect(page.getByRole('table', { name: 'By budget' })).toBeVisible();
  await page.goBack();
  const failures = page.getByRole('list', { name: 'Recent failures' });
  await expect(failures.getByRole('listitem')).toHaveCount(1);
  const reasons = page.getByRole('list', { name: 'Reasons, with the number of tasks' });
  await expect(reasons.getByRole('link')).toHaveCount(1);
  await expect(reasons.getByRole('link')).toHaveText('Worker failed1');
  await failures.getByText('The worker failed: an error it did not expect.').click();
  await page.waitForURL('/tasks/tsk_broken#turn-0');
  await seeEnd(page, 0, 'error');
  await page.getByRole('main').getByRole('link', { name: 'Price analyst' }).click();
  await page.waitForURL(`/workers/${workerId}`);
  await page.getByRole('navigation', { name: 'Views of this worker' }).getByRole('link', { name: 'Tasks' }).click();
  await page.waitForURL(`/workers/${workerId}/tasks`);
  const tasks = page.getByRole('table', { name: 'Tasks' });
  await expect(tasks.getByRole('row', { name: 'Read the broken export' })).toContainText('The worker failed:');
  await expect(tasks.getByRole('columnheader', { name: 'Worker' })).toBeHidden();
  await expect(page.getByText('4 tasks', { exact: true })).toBeVisible();
  await tasks.getByRole('columnheader', { name: 'Credits' }).getByRole('button').click();
  await page.waitForURL(`/workers/${workerId}/tasks?sort=credits`);
});

test('a version shows what it changed and what its turns cost, and can be restored', async ({ page, dashboard }) => {
  const { id: workerId } = await dashboard.client.createWorker({
    title: 'Price analyst',
    instructions: 'Answer in prose.',
  });
  await dashboard.page.run({ input: '2 + 3', workerId });
  await page.goto(`/workers/${workerId}/instructions`);
  const instructions = page.getByRole('textbox', { name: 'Instructions' });
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(1);
  await expect(versions).toContainText('1 turn');

  await instructions.fill('Answer with a table.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(versions).toHaveCount(2);
  await versions.first().getByText('Version 2').click();
  const changes = page.getByRole('table', { name: 'Instructions, version 1 and version 2' });
  await expect(changes).toContainText('in prose.');
  await expect(changes).toContainText('with a table.');
  await expect(page.getByRole('button', { name: 'Restore this version' })).toBeHidden();

  await versions.last().getByText('Version 1').click();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.getByText('Restored version 1')).toBeVisible();
  await expect(versions).toHaveCount(3);
  await expect(instructions).toHaveValue('Answer in prose.');
  const { items } = await dashboard.client.readVersions(workerId);
  expect(items.map(({ version, usage: { turns } }) => [version, turns])).toEqual([
    [3, 0],
    [2, 0],
    [1, 1],
  ]);
});

/** As by keyboard: the editor takes over a selection that a script makes only later. */
async function replaceAll(editor: Locator, text: string) {
  await editor.press('ControlOrMeta+a');
  await editor.page().keyboard.insertText(text);
}

test('an output schema is checked while it is typed, kept until saved, and tested against the last output', async ({
  page,
  dashboard,
  engine,
}) => {
  const output = { city: 'Girona', prices: [210, 245.5] };
  // oxlint-disable-next-line require-yield -- a worker that only fills its schema
  engine.on('Prices of Girona', async function* () {
    return output;
  });
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price reader', outputSchema: {} });
  await dashboard.page.run({ input: 'Prices of Girona', workerId });
  await page.goto(`/workers/${workerId}`);
  await page.getByRole('link', { name: 'Output schema' }).click();
  const editor = page.getByRole('textbox', { name: 'Output schema' });
  const save = page.getByRole('button', { name: 'Save changes' });
  await expect(editor).toContainText('{}');
  await expect(save).toBeDisabled();

  await replaceAll(editor, '{ "type": "objekt" }');
  await expect(page.getByRole('listitem').filter({ hasText: 'type' })).toBeVisible();
  await expect(save).toBeDisabled();
  await replaceAll(editor, '{ "type": ');
  await expect(page.getByText('Not valid JSON: ')).toBeVisible();

  await page.getByRole('button', { name: 'From an example…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schema from an example' });
  await dialog.getByLabel('Example').fill('[1]');
  await expect(dialog.getByText('The example must be a JSON object, in braces.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use the last output' }).click();
  await dialog.getByRole('button', { name: 'Create schema' }).click();
  await expect(page.getByText('Valid JSON Schema.')).toBeVisible();
  const last = page.getByRole('region', { name: 'Last output' });
  await expect(last.getByText('Valid against the output schema.')).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).click();
  await page.reload();
  await page.getByRole('link', { name: 'Output schema' }).click();
  await expect(editor).toContainText('"prices"');
  await save.click();
  await expect(page.getByText('Saved the worker')).toBeVisible();
  await expect(save).toBeDisabled();
  const [worker] = await dashboard.client.readWorkers();
  expect(worker?.outputSchema).toEqual({
    type: 'object',
    properties: { city: { type: 'string' }, prices: { type: 'array', items: { type: 'number' } } },
    required: ['city', 'prices'],
  });

  await replaceAll(editor, '{ "type": "object", "required": ["country"] }');
  await expect(last.getByText('Not valid against the output schema, in 1 place:')).toBeVisible();
});

test('/workers/new opens the form of a new worker', async ({ page }) => {
  await page.goto('/workers/new');
  await expect(page.getByRole('button', { name: 'Create worker' })).toBeVisible();
});

import { fail, refuse, text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, conversationOf, inputOf, openTaskId, recordOf, seeEnd, tickOf } from './operator.ts';
import { expectAccessible } from './expect-accessible.ts';

const CSV = new File(['city,price\nGirona,1\n'], 'homes.csv', { type: 'text/csv' });

test('a failed turn is run again on High in two clicks, with its worker and files, and links to it', async ({
  page,
  dashboard,
  engine,
}) => {
  const { client } = dashboard;
  const { id: workerId } = await client.createWorker({ title: 'Price analyst' });
  engine.on('Read the prices', refuse('The tool read_table did not answer within 60 seconds.'));
  await dashboard.page.upload({ taskId: 'tsk_failed', input: 'Read the prices', budget: 'low', workerId }, [CSV]);
  engine.on('Read the prices', text('All read.'));

  await page.goto('/tasks/tsk_failed');
  await seeEnd(page, 0, 'error');
  await page.getByRole('button', { name: 'Resend on High' }).click();
  await expect(inputOf(page)).toHaveValue('Read the prices');
  await expect(inputOf(page)).toBeFocused();
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('homes.csv');
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Worker: Price analyst' })).toBeVisible();
  await expect(page).toHaveURL('/');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send' }).click();

  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(task).toMatchObject({ workerId, origin: { taskId: 'tsk_failed', seq: 0 } });
  expect(turns).toMatchObject([{ budget: 'high', attachments: [{ filename: 'homes.csv' }] }]);
  await page.getByRole('main').getByRole('link', { name: 'Read the prices' }).click();
  await expect(page).toHaveURL('/tasks/tsk_failed#turn-0');
  await page.goBack();
  await page.getByRole('link', { name: 'Compare with original' }).click();
  const comparison = `/compare?before=tsk_failed%2F0&after=${taskId}%2F0`;
  await expect(page).toHaveURL(comparison);

  await page.goto('/tasks');
  await expect(tickOf(page, 'Read the prices').first()).toBeAttached();
  for (const key of ['j', 'x', 'j', 'x', 'v']) await page.keyboard.press(key);
  await expect(page).toHaveURL(comparison);
});

test('a later turn is edited and sent again with the conversation before it, or continued in a new task', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Read the ledger', text('The ledger is read.'));
  engine.on('Sum it up', text('It is 42.'), fail('the engine broke'));
  await dashboard.page.run({ taskId: 'tsk_ledger', input: 'Read the ledger' });
  await dashboard.page.ask('POST', '/api/tasks', { taskId: 'tsk_ledger', input: 'Sum it up' });

  await page.goto('/tasks/tsk_ledger');
  await seeEnd(page, 1, 'error');
  await page.getByRole('button', { name: 'Actions of turn 2' }).click();
  await page.getByRole('menuitem', { name: 'Edit and resend' }).click();
  await expect(inputOf(page)).toHaveValue('Sum it up');
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('conversation.md');
  await inputOf(page).fill('Sum it up, please');
  await inputOf(page).press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect((await recordOf(dashboard, taskId)).task.origin).toEqual({ taskId: 'tsk_ledger', seq: 1 });
  const [sent] = engine.turnsOf('Sum it up, please');
  const context = await sent?.workspace.read('conversation.md');
  expect(new TextDecoder().decode(context)).toContain('The ledger is read.');
  expect(new TextDecoder().decode(context)).not.toContain('It is 42.');

  await page.goto('/tasks/tsk_ledger');
  await seeEnd(page, 1, 'error');
  await page.getByRole('button', { name: 'Actions of turn 2' }).click();
  await page.getByRole('menuitem', { name: 'New task from here' }).click();
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('conversation.md');
  await expect(inputOf(page)).toHaveValue('');
});

test('running a task again replaces a draft only until Undo, and the link can be removed', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Read the ledger', text('Read.'));
  await dashboard.page.run({ taskId: 'tsk_again', input: 'Read the ledger' });
  await page.goto('/');
  await inputOf(page).fill('Something else');
  await expect(page.getByText('Draft saved.')).toBeVisible();

  await page.goto('/tasks/tsk_again');
  await expect(conversationOf(page)).toContainText('Read.');
  await chooseFromMenu(page, 'Run again…');
  await expect(inputOf(page)).toHaveValue('Read the ledger');
  await page.getByRole('button', { name: 'Don’t link to that turn' }).click();
  await expect(page.getByRole('button', { name: 'Don’t link to that turn' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inputOf(page)).toHaveValue('Something else');

  await page.goto('/?again=tsk_again&turn=7');
  await expect(page.getByText('The task has no turn 8.')).toBeVisible();
});

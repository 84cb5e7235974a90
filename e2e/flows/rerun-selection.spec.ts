import { createGate } from '../harness/gate.ts';
import { refuse, text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './expect-accessible.ts';
import { inputOf, selectionBar, tickOf } from './operator.ts';

const INPUTS = ['Read the prices', 'Read the ledger', 'Read the offers', 'Read the letters'];

test('selected tasks are run again as one batch, on another budget, each with its origin', async ({
  page,
  dashboard,
  engine,
}) => {
  const { client } = dashboard;
  const { id: workerId } = await client.createWorker({ title: 'Price analyst' });
  const origins: string[] = [];
  for (const [at, input] of INPUTS.entries()) {
    engine.on(input, refuse('The tool read_table did not answer within 60 seconds.'));
    const files = [new File(['a,b\n1,2\n'], 'table.csv', { type: 'text/csv' })];
    await dashboard.page.upload({ taskId: `tsk_failed${at}`, input, workerId, budget: 'low' }, files);
    origins.push(`tsk_failed${at}`);
    engine.on(input, text('Done.'));
  }
  await page.goto('/');
  await inputOf(page).fill('A draft that stays');
  await expect(page.getByText('Draft saved.')).toBeVisible();

  await page.goto('/tasks?status=error');
  for (const input of INPUTS) await tickOf(page, input).click({ force: true });
  const usage = createGate();
  dashboard.hop.hold(({ path }) => path.startsWith('/api/usage'), usage, 'always');
  await selectionBar(page).getByRole('button', { name: 'Run 4 tasks again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run 4 tasks again' });
  const run = dialog.getByRole('button', { name: 'Run 4 tasks' });
  await expect(dialog).toContainText('4 tasks. Loading the price estimate…');
  await expect(run).toBeDisabled();
  await expect(dialog).toContainText('4 tasks. No price estimate yet.');
  await expect(run).toBeEnabled();
  usage.open();
  await expect(dialog).toContainText('4 tasks. No price estimate: too little history.');
  await dialog.getByRole('radio', { name: 'High' }).check();
  await expectAccessible(page);
  await run.click();

  await expect(dialog).toBeHidden();
  await expect(selectionBar(page)).toBeHidden();
  await expect(page.getByRole('group', { name: 'Tasks sent together' })).toHaveText(/^4 tasks sent/);
  const { items } = await client.readTasks('?status=completed&status=running');
  expect(items.map(({ origin }) => origin?.taskId).toSorted()).toEqual(origins);
  expect(items.map(({ budget }) => budget)).toEqual(['high', 'high', 'high', 'high']);
  for (const { id } of items) {
    expect((await client.readLastTurn(id)).attachments).toMatchObject([{ filename: 'table.csv' }]);
  }
  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('A draft that stays');
});

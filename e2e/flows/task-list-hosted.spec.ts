import { startHostedStub, type HostedStub } from '../harness/hosted-stub.ts';
import { scriptOf } from '../harness/stub-record.ts';
import { expect, test as dashboard } from './fixtures.ts';
import { conversationOf, taskLink, sendNewTask } from './operator.ts';
import { searchOf, tableOf } from './task-list.ts';

const test = dashboard.extend<{ list: boolean; stub: HostedStub }>({
  list: [false, { option: true }],
  stub: async ({ list }, use) => {
    const stub = await startHostedStub({ dialect: { list }, answer: (input) => scriptOf(`All about ${input}.`, 0) });
    await use(stub);
    await stub.close();
  },
  options: ({ stub }, use) => use({ kind: 'hosted', apiUrl: stub.url }),
});

test("without a list, shows this browser's tasks by status and title, and says what is not available", async ({
  page,
  faults,
}) => {
  faults.expect(/status of 40[45]/);
  for (const input of ['homes', 'boats']) {
    await sendNewTask(page, input);
    await expect(conversationOf(page)).toContainText(`All about ${input}.`);
  }
  await page.goto('/tasks');
  await expect(page.getByText('This API has no task list.')).toBeVisible();
  await expect(taskLink(page, 'homes')).toBeVisible();
  await expect(tableOf(page).getByRole('row', { name: 'homes' })).toContainText('One-off');
  const budget = page.getByRole('button', { name: 'Budget', exact: true });
  await expect(budget).toBeDisabled();
  await expect(budget).toHaveAccessibleDescription(/Without a task list/);

  await searchOf(page).fill('boa');
  await expect(taskLink(page, 'homes')).toBeHidden();
  await expect(taskLink(page, 'boats')).toBeVisible();
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Error' }).check();
  await expect(page.getByText('No matching tasks in this browser')).toBeVisible();

  await page.goto('/tasks?hasErrors=true');
  await expect(page.getByText('Not applied: Has errors.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click({ force: true });
  await expect(page.getByText('Part of the filter is not applied.').first()).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'Selected tasks' })).toBeHidden();

  await page.goto('/tasks?sort=credits');
  await expect(page.getByText('Not applied: Order.')).toBeVisible();
  await page.getByRole('button', { name: 'Export list…' }).click();
  await expect(page.getByRole('dialog')).toContainText('The listed tasks');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('button', { name: 'Show tasks' })).toBeVisible();

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
  await expect(page.getByText('No tasks sent from this browser yet')).toBeHidden();
});

test.describe('an API that ignores its filters', () => {
  test.use({ list: true });
  test('is detected by its response', async ({ page, faults }) => {
    faults.expect(/status of 404/);
    await sendNewTask(page, 'homes');
    await expect(conversationOf(page)).toContainText('All about homes.');
    await page.goto('/tasks?status=error&q=boats&hasFiles=true');
    await expect(page.getByText('It does not search. It does not filter by status.')).toBeVisible();
    await expect(page.getByText('Its answer does not show whether it filters by files.')).toBeVisible();
    await expect(taskLink(page, 'homes')).toBeVisible();
  });
});

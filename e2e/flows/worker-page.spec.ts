import { fail } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { seeEnd } from './operator.ts';

test('the overview of a worker shows its figures, and why its last turns failed', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Read the broken export', fail('The export has no header row.'));
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
  await page.waitForURL(`/tasks?workerId=${workerId}`);
  await page.goBack();
  const failures = page.getByRole('list', { name: 'Recent failures' });
  await expect(failures.getByRole('listitem')).toHaveCount(1);
  await failures.getByText('The export has no header row.').click();
  await page.waitForURL('/tasks/tsk_broken#turn-0');
  await seeEnd(page, 0, 'error');
});

test('/workers/new opens the form of a new worker', async ({ page }) => {
  await page.goto('/workers/new');
  await expect(page.getByRole('button', { name: 'Create worker' })).toBeVisible();
});

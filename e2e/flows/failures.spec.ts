import { refuse } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './expect-accessible.ts';
import { selectionBar, taskLink, tickOf } from './operator.ts';
import { queryOf, tableOf } from './task-list.ts';

const taskIdOf = (input: string) => `tsk_${input.replaceAll(' ', '_')}`;

const CAUSE = 'The tool … did not answer within … seconds';

test('the list shows why tasks failed, counts the reasons, and filters by them', async ({
  page,
  dashboard,
  engine,
}) => {
  const failing = {
    'Read the prices': 'The tool read_table did not answer within 60 seconds.',
    'Search the web': 'The tool search_web did not answer within 5 seconds.',
    'Write a book': 'The language model refused the request: its context is full. Start a new task.',
  };
  for (const [input, reason] of Object.entries(failing)) {
    engine.on(input, refuse(reason));
    await dashboard.page.ask('POST', '/api/tasks', { input, taskId: taskIdOf(input) });
  }
  await dashboard.page.run({ input: '2 + 3' });

  await page.goto('/tasks');
  await expect(tableOf(page)).toContainText('The tool search_web did not answer within 5 seconds.');
  const reasons = page.getByRole('list', { name: 'Reasons' });
  await expect(reasons).toBeHidden();

  await page.goto('/tasks?status=error');
  const timedOut = reasons.getByRole('button', { name: 'Tool timed out' });
  await expect(timedOut).toHaveText('Tool timed out2');
  await expect(timedOut).toHaveAccessibleDescription(CAUSE);
  await expect(reasons.getByRole('button', { name: 'Context full' })).toContainText('1');
  await expectAccessible(page);
  await timedOut.click();
  await expect(timedOut).toHaveAttribute('aria-pressed', 'true');
  await expect(taskLink(page, 'Write a book')).toBeHidden();
  await expect(taskLink(page, 'Read the prices')).toBeVisible();
  expect(new URLSearchParams(queryOf(page)).get('cause')).toBe(CAUSE);
  await expect(page.getByText('2 tasks', { exact: true })).toBeVisible();
  // The others can still be chosen, in the filter's own form, too.
  await page.getByRole('button', { name: 'Reason: Tool timed out', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Context full 1' }).check();
  await expect(taskLink(page, 'Write a book')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 390, height: 800 });
  await expect(tableOf(page).getByText('The tool search_web did not answer within 5 seconds.')).toBeVisible();
  await timedOut.click();
  await reasons.getByRole('button', { name: 'Context full' }).click();
  expect(queryOf(page)).toBe('?status=error');

  // A task that went on after a turn had failed.
  await dashboard.page.run({ input: 'Go on', taskId: taskIdOf('Write a book') });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(
    `/tasks?of=turns&cause=${encodeURIComponent('The language model refused the request: its context is full')}`,
  );
  const row = tableOf(page).getByRole('row').filter({ hasText: 'Write a book' });
  await expect(row).toContainText('Turn 1: The language model refused the request: its context is full.');
  await expect(row).toContainText('Completed');
  await taskLink(page, 'Write a book').hover();
  await expect(row.getByRole('button', { name: 'Copy link' })).toBeVisible();

  // The turn that failed is previewed and run again, not the one that followed.
  await taskLink(page, 'Write a book').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: /^Preview of/ }).getByRole('alert')).toContainText('context is full');
  await page.keyboard.press('Escape');
  await tickOf(page, 'Write a book').click({ force: true });
  await selectionBar(page).getByRole('button', { name: 'Run 1 task again…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Of 1 task, an earlier turn than the last is run again');
  // It may be sent before the code of its notice is there.
  let load = (): void => undefined;
  const isLoaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route('**/assets/batch-notices-*.js', async (route) => {
    await isLoaded;
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Run 1 task' }).click();
  const newest = async () => (await dashboard.client.readTasks('?limit=1&status=error')).items;
  const origin = { taskId: taskIdOf('Write a book'), seq: 0 };
  await expect.poll(newest).toMatchObject([{ title: 'Write a book', origin }]);
  load();
  await expect(page.getByRole('group', { name: 'Tasks sent together' })).toContainText('1 task sent');
});

import { createGate } from '../harness/gate.ts';
import { type Fits, isTaskList } from '../harness/flaky-hop.ts';
import { expect, test } from './fixtures.ts';
import { taskLink } from './operator.ts';

const isTask: Fits = ({ method, path }) => method === 'GET' && /^\/api\/tasks\/[^/]+$/.test(path);
const isWorkerList: Fits = ({ method, path }) => method === 'GET' && /^\/api\/workers(\?|$)/.test(path);

test('says the same for an unknown task and one of another organisation, and offers a way on', async ({
  page,
  dashboard,
  shared,
  faults,
}) => {
  faults.expect(/status of 404/);
  const stranger = await shared.api.stranger();
  await stranger.run({ taskId: 'tsk_of_another_organisation', input: '2 + 3' });
  for (const taskId of ['tsk_unknown', 'tsk_of_another_organisation']) {
    for (const path of [`/tasks/${taskId}`, `/tasks/${taskId}/turns`]) {
      await page.goto(path);
      await expect(page.getByRole('alert')).toContainText('Task not found.');
    }
  }
  await page.goto('/tasks/tsk_unknown');
  await page.getByRole('link', { name: 'All tasks' }).click();
  await page.waitForURL('**/tasks');
  expect((await dashboard.client.readTasks()).items).toEqual([]);
});

test('says that a page is unknown, and offers a way on', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found', level: 2 })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'New task' }).click();
  await expect(page.getByRole('textbox', { name: 'Input' })).toBeVisible();
});

test("every page says that the server's key was rejected, and how to fix it", async ({ page, dashboard, faults }) => {
  faults.expect(/status of 401/);
  dashboard.hop.answer(({ path }) => path.startsWith('/api/'), { status: 401, body: { error: 'Revoked.' } }, 'always');
  for (const path of ['/tasks', '/workers', '/tasks/tsk_any', '/tasks/tsk_any/turns', '/workers/wrk_any']) {
    await page.goto(path);
    await expect(page.getByRole('alert')).toContainText('The API rejected the server’s key.');
    await expect(page.getByRole('alert')).toContainText('HANDINGER_API_KEY');
  }
});

test('says that access is forbidden, without a Retry button', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 403/);
  dashboard.hop.answer(isTask, { status: 403, body: { error: 'Only members may read it.' } }, 'always');
  await page.goto('/tasks/tsk_any');
  await expect(page.getByRole('alert')).toContainText('This key has no access to the task.');
  await expect(page.getByRole('alert')).toContainText('Only members may read it.');
  await expect(page.getByRole('button', { name: 'Retry' })).toBeHidden();
});

test('counts down after too many requests, then loads the list', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 429/);
  await dashboard.client.run({ input: '2 + 3' });
  dashboard.hop.answer(isTaskList, { status: 429, headers: { 'retry-after': '60' }, body: { error: 'Slow down.' } });
  await page.clock.install();
  await page.goto('/tasks');
  await expect(page.getByRole('alert')).toContainText('Rate limited by the API.');
  await expect(page.getByRole('button', { name: /^Retry in \d\d s$/ })).toBeDisabled();
  await page.clock.fastForward(60_000);
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('retries after a server error, then shows it and loads on Retry', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 500/);
  await dashboard.client.run({ input: '2 + 3' });
  dashboard.hop.answer(isTaskList, { status: 500, body: { error: 'Something broke.' } }, 'always');
  await page.goto('/tasks');
  await expect(page.getByRole('alert')).toContainText('The task list could not be loaded.');
  await expect(page.getByRole('alert')).toContainText('Something broke.');
  // Excludes the sidebar's requests for the newest 20.
  const ofPage = dashboard.hop.passed.filter(isTaskList).filter(({ path }) => !path.includes('limit=20'));
  expect(ofPage).toHaveLength(4);
  dashboard.hop.mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
});

test("never shows a response that is not the API's", async ({ page, dashboard, faults }) => {
  faults.expect(/status of 502/);
  dashboard.hop.answer(isTask, { status: 200, body: '<h1>Sign in</h1><script>alert(1)</script>' }, 'always');
  await page.goto('/tasks/tsk_any');
  await expect(page.getByRole('alert')).toContainText('What answered is not the API');
  await expect(page.getByText('Sign in')).toBeHidden();
});

test('an API without lists shows what this browser sent, and a worker by its id', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 404/);
  const answer = { status: 404, body: { error: 'No such route.' } };
  dashboard.hop.answer(isTaskList, answer, 'always');
  dashboard.hop.answer(isWorkerList, answer, 'always');
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Input' }).fill('2 + 3');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\/tsk_\w+$/);
  await page.goto('/tasks');
  await expect(page.getByText('This API has no task list.')).toBeVisible();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  await page.goto('/workers');
  await expect(page.getByText('This API does not list its workers')).toBeVisible();
});

test('shows a skeleton until a slow response arrives', async ({ page, dashboard }) => {
  await dashboard.client.run({ input: '2 + 3' });
  const gate = createGate();
  dashboard.hop.hold(isTaskList, gate);
  await page.goto('/tasks');
  await expect(page.getByText('Loading tasks')).toBeAttached();
  gate.open();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
});

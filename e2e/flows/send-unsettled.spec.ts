import type { Page } from 'playwright/test';
import { isSend } from '../harness/flaky-hop.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { expect, test } from './fixtures.ts';
import { attach, fixture, inputOf, openTaskId, seeEnd, send, sendNewTask, recordOf } from './operator.ts';

const problem = (page: Page) => page.getByRole('region', { name: 'Composer' }).getByRole('alert');

async function expectOneTurn(dashboard: Dashboard, taskId: string) {
  const { client } = dashboard;
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns).toHaveLength(1);
  expect((await client.readTasks()).items.map(({ id }) => id)).toEqual([taskId]);
  expect((await client.readAccount()).creditsSpent).toBe(task.totals.credits);
}

test('the answer is lost after the API accepted: the page finds the turn, one charge', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 502/);
  dashboard.hop.loseAnswer(isSend);
  await page.goto('/');
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);
});

test('the answer to an upload is lost: the page finds the turn with its file', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 502/);
  dashboard.hop.loseAnswer(isSend);
  await page.goto('/');
  await attach(page, fixture('homes.csv'));
  await send(page, 'Average price by city');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
});

test('a fault of the server: not known whether it took the turn, sent again under the same ids', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 50\d|status of 404/);
  dashboard.hop.answer(isSend, { status: 500, body: { error: 'Something broke.' } });
  await page.goto('/');
  await send(page, '2 + 3');
  await expect(problem(page)).toContainText('The API failed with status 500.');
  await expect(problem(page)).toContainText('It isn’t known whether the worker got this. Your draft is saved.');
  await problem(page).getByRole('button', { name: 'Send again' }).click();
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
  const keys = dashboard.hop.passed.filter(isSend).map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('the API is gone, and comes back: the draft waits', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 502/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  dashboard.hop.cut();
  await send(page, '2 + 3');
  await expect(problem(page)).toContainText('The API failed with status 502.');
  dashboard.hop.mend();
  await problem(page).getByRole('button', { name: 'Send again' }).click();
  await expectOneTurn(dashboard, await openTaskId(page));
});

test('offline: said, the draft kept, sent once the network is back', async ({ page, context, dashboard, faults }) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await context.setOffline(true);
  await send(page, '2 + 3');
  await expect(problem(page)).toContainText('It isn’t known whether the worker got this.');
  await expect(problem(page)).toContainText('The dashboard’s server can’t be reached. Your draft is saved.');
  await expect(inputOf(page)).toHaveValue('2 + 3');
  await context.setOffline(false);
  await problem(page).getByRole('button', { name: 'Send again' }).click();
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
});

test('offline on a follow-up: the answer so far stays, and the turn goes once', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED/);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await context.setOffline(true);
  await send(page, '3 + 4');
  await expect(problem(page)).toContainText('It isn’t known whether the worker got this.');
  await context.setOffline(false);
  await problem(page).getByRole('button', { name: 'Send again' }).click();
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});

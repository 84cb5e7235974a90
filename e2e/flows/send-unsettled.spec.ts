import { isSend } from '../harness/flaky-hop.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { expect, test } from './fixtures.ts';
import { attach, fixture, inputOf, openTaskId, outgoingOf, seeEnd, send, sendNewTask, recordOf } from './operator.ts';

async function expectOneTurn(dashboard: Dashboard, taskId: string) {
  const { client } = dashboard;
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns).toHaveLength(1);
  expect((await client.readTasks()).items.map(({ id }) => id)).toEqual([taskId]);
  expect((await client.readAccount()).creditsSpent).toBe(task.totals.credits);
}

test('finds the turn, charged once, if the API accepted it and the response was lost', async ({
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

test('finds the turn with its file if the response to an upload was lost', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 502/);
  dashboard.hop.loseAnswer(isSend);
  await page.goto('/');
  await attach(page, fixture('homes.csv'));
  await send(page, 'Average price by city');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
});

test('after a server error, sends again with the same ids once the turn is known to be missing', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 50\d|status of 404/);
  dashboard.hop.answer(isSend, { status: 500, body: { error: 'Something broke.' } });
  await page.goto('/');
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
  const keys = dashboard.hop.passed.filter(isSend).map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('keeps what was sent while the API is down, says so, and sends when it is back', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of (502|404)/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  dashboard.hop.cut();
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toContainText('2 + 3');
  await expect(outgoingOf(page)).toContainText('Checking whether it was received…');
  await expect(outgoingOf(page).getByRole('button', { name: 'Discard' })).toBeVisible();
  dashboard.hop.mend();
  await expectOneTurn(dashboard, await openTaskId(page));
});

test('says that it is offline, and sends when the network is back', async ({ page, context, dashboard, faults }) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED|PartNotLoaded/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await context.setOffline(true);
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toContainText('Sends when you’re back online.');
  await expect(outgoingOf(page)).toContainText('2 + 3');
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);
  await context.setOffline(false);
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
});

test('a follow-up sent offline keeps the answer so far, and is sent once', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED|PartNotLoaded/);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await context.setOffline(true);
  await send(page, '3 + 4');
  await expect(outgoingOf(page)).toContainText('Sends when you’re back online.');
  await context.setOffline(false);
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});

test('a browser without a network still reaches a local API', async ({ page, dashboard }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    addEventListener('load', () => dispatchEvent(new Event('offline')));
  });
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
});

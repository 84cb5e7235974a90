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

test('a fault of the server: sent again by itself under the same ids, once it is known not to be there', async ({
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

test('the API is gone, and comes back: what was sent is kept, said, and goes by itself', async ({
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
  await expect(outgoingOf(page)).toContainText('Checking whether it arrived…');
  await expect(outgoingOf(page).getByRole('button', { name: 'Drop' })).toBeVisible();
  dashboard.hop.mend();
  await expectOneTurn(dashboard, await openTaskId(page));
});

test('offline: said, and sent by itself once the network is back', async ({ page, context, dashboard, faults }) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED|PartNotLoaded/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await context.setOffline(true);
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toContainText('Goes when the network is back.');
  await expect(outgoingOf(page)).toContainText('2 + 3');
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);
  await context.setOffline(false);
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
  faults.expect(/ERR_INTERNET_DISCONNECTED|PartNotLoaded/);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await context.setOffline(true);
  await send(page, '3 + 4');
  await expect(outgoingOf(page)).toContainText('Goes when the network is back.');
  await context.setOffline(false);
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});

test('a browser that knows of no network still reaches the API on its own machine', async ({ page, dashboard }) => {
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

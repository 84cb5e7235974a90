import type { BrowserContext, Page } from 'playwright/test';
import { isSend, type Fits } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { fail, text } from '../harness/scripted-engine.ts';
import { expect, test, watch } from './fixtures.ts';
import {
  attach,
  conversationOf,
  fixture,
  inputOf,
  openTaskId,
  outgoingOf,
  recordOf,
  seeEnd,
  send,
  sendNewTask,
} from './operator.ts';

const isRetrieve: Fits = ({ method, path }) => method === 'GET' && /^\/api\/tasks\/tsk_\w+$/.test(path);
const sends = ({ hop }: Dashboard) => hop.passed.filter(isSend);
const outgoingInRail = (page: Page) => page.getByRole('navigation', { name: 'Sending' });

async function expectOneTurn(dashboard: Dashboard, taskId: string) {
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns).toHaveLength(1);
  expect((await dashboard.client.readTasks()).items.map(({ id }) => id)).toEqual([taskId]);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
}

async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

test('a reload while the response is pending leads to one turn and one charge', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 404/);
  const gate = createGate();
  dashboard.hop.hold(isSend, gate);
  await page.goto('/');
  await attach(page, fixture('homes.csv'));
  await send(page, 'Average price by city');
  await gate.reached;
  await page.reload();
  const taskId = await openTaskId(page);
  gate.open();
  await seeEnd(page, 0, 'completed');
  await expect(conversationOf(page)).toContainText('homes.csv');
  await expectOneTurn(dashboard, taskId);
  expect(new Set(sends(dashboard).map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('a reload after the API accepted the turn finds it and does not send it again', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of (404|502)/);
  const gate = createGate();
  engine.on('Take your time with it', text('Begun. ', gate, 'Ended.'));
  const later = createGate();
  dashboard.hop.loseAnswer(isSend);
  dashboard.hop.hold(isRetrieve, later);
  await page.goto('/');
  await send(page, 'Take your time with it');
  await later.reached;
  await page.reload();
  later.open();
  // If it is found before the composer shows, the page stays.
  const recentTasks = page.getByRole('navigation', { name: 'Running and recent tasks' });
  await recentTasks.getByRole('link', { name: /Take your time with it/ }).click();
  const taskId = await openTaskId(page);
  await expect(conversationOf(page)).toContainText('Begun.');
  gate.open();
  await seeEnd(page, 0, 'completed');
  await expectOneTurn(dashboard, taskId);
  expect(sends(dashboard)).toHaveLength(1);
});

test('a page closed while checking a send checks it on the next visit', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 502/);
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  dashboard.hop.cut();
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toContainText('Checking whether it was received…');
  await page.getByRole('link', { name: 'Workers' }).click();
  await expect(outgoingInRail(page).getByRole('heading', { name: 'Sending · 1' })).toBeVisible();
  await page.close();

  dashboard.hop.mend();
  const second = await openTab(context, `${dashboard.url}/tasks`);
  await expect(second.getByRole('table', { name: 'Tasks' }).getByRole('link', { name: '2 + 3' })).toBeVisible();
  await expect(outgoingInRail(second)).toBeHidden();
  const [task] = (await dashboard.client.readTasks()).items;
  await expectOneTurn(dashboard, task?.id ?? '');
});

test('turns sent to one task by two tabs at once run one after the other', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 409/);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  const second = await openTab(context, page.url());
  await watch(second, dashboard.url, faults.report);
  await seeEnd(second, 0, 'completed');
  await inputOf(page).fill('3 + 4');
  await inputOf(second).fill('4 + 5');
  await Promise.all([inputOf(page).press('Enter'), inputOf(second).press('Enter')]);
  for (const one of [page, second]) {
    await seeEnd(one, 2, 'completed');
    await expect(outgoingOf(one)).toHaveCount(0);
  }
  const { turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ input }) => input).toSorted()).toEqual(['2 + 3', '3 + 4', '4 + 5']);
});

test('queued follow-ups can be edited and removed', async ({ page, dashboard, engine }) => {
  const gate = createGate();
  engine.on('Keep the others waiting', text('Working. ', gate, 'Done.'));
  const taskId = await sendNewTask(page, 'Keep the others waiting');
  await expect(conversationOf(page)).toContainText('Working.');
  for (const input of ['1 + 1', '2 + 2', '3 + 3']) {
    await send(page, input);
    await expect(inputOf(page)).toHaveValue('');
  }
  const queued = outgoingOf(page);
  await expect(queued).toHaveCount(3);
  await expect(queued.first()).toContainText('Queued. Sends when turn 1 finishes.');
  await expect(queued.nth(1)).toContainText('Sends after the previous one.');

  await queued.filter({ hasText: '2 + 2' }).getByRole('button', { name: 'Remove' }).click();
  await expect(queued).toHaveCount(2);
  await queued.filter({ hasText: '1 + 1' }).getByRole('button', { name: 'Edit' }).click();
  await expect(inputOf(page)).toHaveValue('1 + 1');
  await expect(inputOf(page)).toBeFocused();
  await page.reload();
  await expect(inputOf(page)).toHaveValue('1 + 1');
  await expect(queued).toHaveCount(1);
  await send(page, '10 + 10');
  await expect(queued).toHaveCount(2);
  expect(sends(dashboard)).toHaveLength(1);

  gate.open();
  await seeEnd(page, 2, 'completed');
  await expect(queued).toHaveCount(0);
  const { turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ input }) => input)).toEqual(['Keep the others waiting', '3 + 3', '10 + 10']);
});

test('a queued follow-up is held when the turn before it fails, and can be sent then', async ({
  page,
  dashboard,
  engine,
}) => {
  const gate = createGate();
  engine.on('Fail in the end', text('Working. ', gate), fail('the engine broke'));
  const taskId = await sendNewTask(page, 'Fail in the end');
  await expect(conversationOf(page)).toContainText('Working.');
  await send(page, '2 + 3');
  gate.open();
  await seeEnd(page, 0, 'error');
  await expect(outgoingOf(page)).toContainText('On hold: the previous turn failed or was stopped.');
  expect(sends(dashboard)).toHaveLength(1);
  await outgoingOf(page).getByRole('button', { name: 'Send anyway' }).click();
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});

test('the composer is free for the next task at once, and the page stays while that is written', async ({
  page,
  dashboard,
}) => {
  const gate = createGate();
  dashboard.hop.hold(isSend, gate);
  await page.goto('/');
  await send(page, '2 + 3');
  await expect(inputOf(page)).toHaveValue('');
  await expect(inputOf(page)).toBeFocused();
  await page.keyboard.type('What comes next');
  gate.open();
  await expect(
    page.getByRole('navigation', { name: 'Running and recent tasks' }).getByRole('link', { name: '2 + 3' }),
  ).toBeVisible();
  await expect(outgoingOf(page)).toHaveCount(0);
  await expect(inputOf(page)).toHaveValue('What comes next');
  expect(new URL(page.url()).pathname).toBe('/');
  await page.reload();
  await expect(inputOf(page)).toHaveValue('What comes next');
});

test.describe('an API without idempotency keys', () => {
  test.use({ options: { kind: 'hosted' } });

  test('checks for a turn whose response was lost, and does not send it again', async ({ page, dashboard, faults }) => {
    faults.expect(/status of 502/);
    const gate = createGate();
    dashboard.hop.loseAnswer(isSend);
    dashboard.hop.hold(isRetrieve, gate);
    await page.goto('/');
    await send(page, '2 + 3');
    await expect(outgoingOf(page)).toContainText('Checking whether it was received…');
    await expect(outgoingOf(page)).toContainText('If you send it again and both arrive, you pay twice.');
    gate.open();
    const taskId = await openTaskId(page);
    await seeEnd(page, 0, 'completed');
    await expectOneTurn(dashboard, taskId);
    expect(sends(dashboard)).toHaveLength(1);
  });

  test('checks for a lost send for two minutes, then asks the operator', async ({ page, dashboard, faults }) => {
    faults.expect(/status of (500|404)/);
    dashboard.hop.answer(isSend, { status: 500, body: { error: 'Something broke.' } });
    await page.clock.install();
    await page.goto('/');
    await send(page, '2 + 3');
    await expect(outgoingOf(page)).toContainText('Checking whether it was received…');
    await page.clock.runFor(130_000);
    await expect(outgoingOf(page)).toContainText('Couldn’t confirm that this was received.');
    expect(sends(dashboard)).toHaveLength(1);
    await page.reload();
    await outgoingOf(page).getByRole('button', { name: 'Send again' }).click();
    const taskId = await openTaskId(page);
    await seeEnd(page, 0, 'completed');
    await expectOneTurn(dashboard, taskId);
    expect(sends(dashboard)).toHaveLength(2);
  });

  test('a lost send can be discarded', async ({ page, dashboard, faults }) => {
    faults.expect(/status of (500|404)/);
    dashboard.hop.answer(isSend, { status: 500, body: { error: 'Something broke.' } });
    await page.goto('/');
    await send(page, '2 + 3');
    await outgoingOf(page).getByRole('button', { name: 'Discard' }).click();
    await expect(outgoingOf(page)).toHaveCount(0);
    await page.reload();
    await expect(inputOf(page)).toHaveValue('');
    await expect(outgoingOf(page)).toHaveCount(0);
    expect(sends(dashboard)).toHaveLength(1);
  });
});

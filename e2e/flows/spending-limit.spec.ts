import { expect, type Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import type { Fits } from '../harness/flaky-hop.ts';
import { text } from '../harness/scripted-engine.ts';
import { test } from './fixtures.ts';
import { chooseBudget, inputOf, openTaskId, outgoingOf, recordOf, seeEnd, send, sendNewTask } from './operator.ts';

const isUsage: Fits = ({ path }) => path.startsWith('/api/usage');
const ask = (page: Page) => page.getByRole('dialog', { name: 'Send past today’s limit?' });
const composerOf = (page: Page) => page.getByRole('region', { name: 'Composer' });

async function setLimits(page: Page, warnAt: string, askAt: string): Promise<void> {
  await page.getByRole('link', { name: 'Limits' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Credit limits' });
  await dialog.getByLabel('Warn from').fill(warnAt);
  await dialog.getByLabel('Ask before sending past').fill(askAt);
  await dialog.getByRole('button', { name: 'Save limits' }).click();
  await expect(dialog).toBeHidden();
}

test("shows the worker's cost and success rate at the chosen budget", async ({ page, dashboard }) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Adder', instructions: 'x' });
  for (let n = 1; n <= 5; n += 1)
    await dashboard.client.run({ input: `${n} + ${n}`, workerId, taskId: `tsk_adder${n}` });
  const turns = await Promise.all([1, 2, 3, 4, 5].map((n) => dashboard.client.readLastTurn(`tsk_adder${n}`)));
  const cost = turns[0]?.credits ?? 0;
  expect(turns.every(({ credits }) => credits === cost)).toBe(true);

  await page.goto('/tasks/tsk_adder1');
  await seeEnd(page, 0, 'completed');
  await expect(composerOf(page)).not.toContainText('Usually');
  await inputOf(page).focus();
  await expect(composerOf(page)).toContainText(
    `Usually ${cost} credits, rarely over ${cost} 5 runs in 90 days, 100% completed`,
  );
  await chooseBudget(page, 'High');
  await expect(composerOf(page)).not.toContainText('Usually');
});

test('past the daily limit a send asks first and keeps the text', async ({ page, dashboard }) => {
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  const { task } = await recordOf(dashboard, taskId);
  const spent = task.totals.credits;
  await setLimits(page, '1', String(spent));
  await expect(page.getByRole('link', { name: `${spent} credits spent today. Your limit is ${spent}.` })).toBeVisible();

  await page.goto(`/tasks/${taskId}`);
  await send(page, '4 + 5');
  await expect(ask(page)).toContainText(`${spent} credits spent today. Your limit is ${spent}.`);
  await ask(page).getByRole('button', { name: 'Don’t send' }).click();
  await expect(inputOf(page)).toHaveValue('4 + 5');
  await expect(inputOf(page)).toBeFocused();
  await expect(composerOf(page)).toContainText(`${spent} credits spent today. Your limit is ${spent}.`);
  await page.reload();
  await expect(inputOf(page)).toHaveValue('4 + 5');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(1);

  await inputOf(page).press('Enter');
  await ask(page).getByRole('button', { name: 'Send anyway' }).click();
  await seeEnd(page, 1, 'completed');
  await expect(inputOf(page)).toHaveValue('');
});

test('sends below the limit, and after the limits are removed', async ({ page }) => {
  await page.goto('/');
  await setLimits(page, '', '1000');
  await page.getByRole('link', { name: 'New task' }).first().click();
  await send(page, '2 + 3');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await setLimits(page, '', '0');
  await page.goBack();
  await send(page, '4 + 5');
  await expect(ask(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ask(page)).toBeHidden();
  await setLimits(page, '', '');
  await page.goBack();
  await expect(inputOf(page)).toHaveValue('4 + 5');
  await inputOf(page).press('Enter');
  await seeEnd(page, 1, 'completed');
});

test('asks about a follow-up when it is queued', async ({ page, engine }) => {
  const gate = createGate();
  engine.on('Take your time', text('So far. ', gate));
  await page.goto('/');
  await setLimits(page, '', '0');
  await page.goto('/');
  await send(page, 'Take your time');
  await ask(page).getByRole('button', { name: 'Send anyway' }).click();
  await openTaskId(page);
  await gate.reached;

  await send(page, '2 + 3');
  await expect(ask(page)).toBeVisible();
  await expect(outgoingOf(page)).toHaveCount(0);
  await ask(page).getByRole('button', { name: 'Send anyway' }).click();
  await expect(outgoingOf(page)).toHaveCount(1);
  gate.open();
  await seeEnd(page, 1, 'completed');
  await expect(ask(page)).toBeHidden();
});

test("counts waiting sends by their worker's usual cost", async ({ page, dashboard, engine }) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Adder', instructions: 'x' });
  for (let n = 1; n <= 5; n += 1)
    await dashboard.client.run({ input: `${n} + ${n}`, workerId, taskId: `tsk_adder${n}` });
  const cost = (await dashboard.client.readLastTurn('tsk_adder1')).credits ?? 0;
  const gate = createGate();
  engine.on('Take your time', text('So far. ', gate));
  const stream = await dashboard.page.stream({ taskId: 'tsk_slow', input: 'Take your time', workerId });
  await gate.reached;
  const { task } = await recordOf(dashboard, 'tsk_slow');
  const spent = 5 * cost + (task.running?.credits ?? 0);
  await page.goto('/');
  await setLimits(page, '', String(spent + cost));

  await page.goto('/tasks/tsk_slow');
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toHaveCount(1);
  await expect(ask(page)).toBeHidden();
  await send(page, '4 + 5');
  await expect(ask(page)).toContainText(`1 queued turn may cost ${cost} credits.`);
  await ask(page).getByRole('button', { name: 'Don’t send' }).click();
  gate.open();
  await stream.rest();
});

test('says that the spending cannot be read, and does not block sending', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 500/);
  await page.goto('/');
  await setLimits(page, '', '0');
  dashboard.hop.answer(isUsage, { status: 500, body: { error: 'Broken.' } }, 'always');
  await page.goto('/');
  await send(page, '2 + 3');
  await expect(page.getByText('Sent without a limit check: today’s usage was unavailable.')).toBeVisible();
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
});

test('limits are whole credits, and the dialog says that they stay in this browser', async ({ page }) => {
  await page.goto('/usage#limits');
  const dialog = page.getByRole('dialog', { name: 'Credit limits' });
  await expect(dialog.getByLabel('Warn from')).toBeFocused();
  await expect(dialog).toContainText('0 credits spent today');
  await expect(dialog).toContainText('kept in this browser');
  await page.keyboard.type('a lot');
  await expect(dialog).toContainText('Enter a whole number of credits');
  await expect(dialog.getByRole('button', { name: 'Save limits' })).toBeDisabled();
  await dialog.getByLabel('Warn from').fill('500');
  await dialog.getByLabel('Ask before sending past').fill('400');
  await expect(dialog).toContainText('The warning is higher than the limit');
  await dialog.getByLabel('Warn from').fill('300');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.reload();
  await page.getByRole('link', { name: 'Limits' }).first().click();
  await expect(dialog.getByLabel('Warn from')).toHaveValue('300');
  await expect(dialog.getByLabel('Ask before sending past')).toHaveValue('400');
});

import { copyFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import { type Answer, isSend } from '../harness/flaky-hop.ts';
import { text } from '../harness/scripted-engine.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { expect, test } from './fixtures.ts';
import { attach, fixture, inputOf, openTaskId, outgoingOf, recordOf, seeEnd, send, sendNewTask } from './operator.ts';

const problem = (page: Page) => page.getByRole('region', { name: 'Composer' }).getByRole('alert');

interface Refusal {
  readonly answer: Answer;
  readonly says: readonly string[];
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  'a key that is rejected': {
    answer: { status: 401, body: { error: 'The key hdg_live_secret is revoked.' } },
    says: ['The API rejected the server’s key.', 'Set HANDINGER_API_KEY'],
  },
  'a worker that may not be used': {
    answer: { status: 403, body: { error: 'Only its members may run this worker.' } },
    says: ['This worker or task can’t be used.', 'Only its members may run this worker.', 'Choose another worker'],
  },
  'files that are too big after all': {
    answer: { status: 413, body: { error: 'A file takes at most 10 MB.' } },
    says: ['The files are too large for the API.', 'A file takes at most 10 MB.', 'Remove a file'],
  },
  'a page of HTML in the place of an answer': {
    answer: { status: 400, body: '<h1>Bad gateway</h1><script>alert(1)</script>' },
    says: ['The API refused this input.', 'Change it, then send again.'],
  },
};

for (const [name, { answer, says }] of Object.entries(REFUSALS)) {
  test(`${name}: shows the error and keeps the draft, also over a reload`, async ({ page, dashboard, faults }) => {
    faults.expect(new RegExp(`status of ${answer.status}`));
    dashboard.hop.answer(isSend, answer);
    await page.goto('/');
    await attach(page, fixture('homes.csv'));
    await send(page, 'Keep this');
    for (const words of [...says, 'Your draft is saved.']) await expect(problem(page)).toContainText(words);
    await expect(page.getByText('hdg_live_secret')).toBeHidden();
    await expect(page.getByText('Bad gateway')).toBeHidden();

    await page.reload();
    await expect(inputOf(page)).toHaveValue('Keep this');
    await expect(page.getByRole('list', { name: 'Files' })).toContainText('homes.csv');
    expect((await dashboard.client.readTasks()).items).toEqual([]);
  });
}

test.describe('an account with one credit', () => {
  test.use({ options: { credits: 1 } });

  test('out of credits: shows the error, keeps the draft and does not retry', async ({ page, dashboard, faults }) => {
    faults.expect(/status of 402/);
    await sendNewTask(page, '2 + 3');
    await seeEnd(page, 0, 'completed');
    await send(page, '3 + 4');
    await expect(problem(page)).toContainText('Out of credits.');
    await expect(problem(page)).toContainText('Your draft is saved. Top up or choose a lower budget.');
    await expect(inputOf(page)).toHaveValue('3 + 4');
    await expect(page.getByText('0 of 1 credits left')).toBeVisible();
    expect(dashboard.hop.passed.filter(isSend)).toHaveLength(2);
  });
});

test('waits for a turn that another client started, then sends', async ({ page, dashboard, engine, faults }) => {
  faults.expect(/status of 409/);
  const gate = createGate();
  engine.on('Theirs', text(gate, 'Done.'));
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  const theirs = dashboard.client.run({ taskId, input: 'Theirs' });
  await gate.reached;

  await send(page, '3 + 4');
  await expect(outgoingOf(page)).toContainText('3 + 4');
  await expect(outgoingOf(page)).toContainText('Queued. Sends when turn 2 finishes.');
  gate.open();
  await theirs;
  await seeEnd(page, 2, 'completed');
  await expect(outgoingOf(page)).toHaveCount(0);
  expect((await recordOf(dashboard, taskId)).turns.map(({ input }) => input)).toEqual(['2 + 3', 'Theirs', '3 + 4']);
});

test('the task was archived: shows the error and keeps the draft', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 409/);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await dashboard.client.ask('DELETE', `/api/tasks/${taskId}`);
  await send(page, '3 + 4');
  await expect(page.getByText('To send another turn, restore it.')).toBeVisible();
  await expect(outgoingOf(page)).toContainText('This task can’t take another turn now.');
  await expect(outgoingOf(page)).toContainText('3 + 4');
});

test('the worker was deleted: shows the error, and another can be chosen', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 404/);
  const { id } = await dashboard.client.createWorker({ title: 'Short-lived', instructions: 'Add.' });
  await page.goto('/');
  await page.getByRole('button', { name: /^Worker: / }).click();
  await page.getByRole('option', { name: 'Short-lived' }).click();
  await dashboard.client.ask('DELETE', `/api/workers/${id}`);
  await send(page, '2 + 3');
  await expect(problem(page)).toContainText('The worker or task wasn’t found.');

  await page.getByRole('button', { name: /^Worker: / }).click();
  await page.getByRole('option', { name: 'New worker' }).click();
  await inputOf(page).press('Enter');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
});

test('too many requests: counts down, then sends', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 429/);
  dashboard.hop.answer(isSend, { status: 429, headers: { 'retry-after': '90' }, body: { error: 'Slow down.' } });
  await page.clock.install();
  await page.goto('/');
  await send(page, '2 + 3');
  await expect(outgoingOf(page)).toContainText('Rate limited.');
  await expect(outgoingOf(page).getByRole('timer')).toHaveText(/^1:[23]\d$/);
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);

  await page.clock.fastForward(90_000);
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(2);
});

test.describe('an API without idempotency keys', () => {
  test.use({ options: { kind: 'hosted' } });

  test('too many requests: counts down, then can be sent', async ({ page, dashboard, faults }) => {
    faults.expect(/status of 429/);
    dashboard.hop.answer(isSend, { status: 429, headers: { 'retry-after': '90' }, body: { error: 'Slow down.' } });
    await page.clock.install();
    await page.goto('/');
    await send(page, '2 + 3');
    await expect(problem(page)).toContainText('Rate limited.');
    await expect(problem(page).getByRole('timer')).toHaveText(/^1:[23]\d$/);
    await inputOf(page).press('Enter');
    expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);

    await page.clock.fastForward(90_000);
    await expect(problem(page)).toContainText('You can send again now.');
    await inputOf(page).press('Enter');
    await openTaskId(page);
  });
});

test('an attached file was removed: shows the error, and it can be attached again', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/FILE_NOT_FOUND|UPLOAD_FILE_CHANGED/);
  const dir = await makeTempDir('gone');
  const path = `${dir.path}/prices.csv`;
  await copyFile(fixture('homes.csv'), path);
  await page.goto('/');
  await attach(page, path);
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
  await dir.remove();
  await send(page, 'Average price by city');
  await expect(page.getByText('A file can no longer be read.')).toBeVisible();
  await expect(inputOf(page)).toHaveValue('Average price by city');
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);

  await page.getByRole('button', { name: 'Remove prices.csv' }).click();
  await attach(page, fixture('homes.csv'));
  await inputOf(page).press('Enter');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
});

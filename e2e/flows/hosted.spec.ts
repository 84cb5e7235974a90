import { isArchive } from '../harness/flaky-hop.ts';
import { startHostedStub, type HostedStub } from '../harness/hosted-stub.ts';
import { scriptOf } from '../harness/stub-record.ts';
import { createHandTime, type HandTime } from '../harness/stub-time.ts';
import { expect, test as base } from './fixtures.ts';
import {
  archiveBar,
  chooseFromMenu,
  conversationOf,
  turnDetailsButton,
  seeReceived,
  openTaskId,
  outgoingOf,
  taskLink,
  seeEnd,
  send,
} from './operator.ts';

const PART_MS = 1_000;
/** Includes two parts before the words. */
const wordsMs = (count: number) => (count + 2) * PART_MS;
const ENDED_MS = 60_000;

const test = base.extend<{ time: HandTime; stub: HostedStub }>({
  time: ({}, use) => use(createHandTime(Date.now())),
  stub: async ({ time }, use) => {
    const stub = await startHostedStub({ time, answer: (input) => scriptOf(`All about ${input}.`, PART_MS) });
    await use(stub);
    await stub.close();
  },
  options: ({ stub }, use) => use({ kind: 'hosted', apiUrl: stub.url }),
});

test('a task works from first input to archive on an API without a list and a resume route', async ({
  page,
  stub,
  time,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 40[45]/);
  const conversation = conversationOf(page);
  await page.goto('/');
  await send(page, 'homes');
  const taskId = await openTaskId(page);
  await expect.poll(() => stub.turns.length).toBe(1);
  time.pass(wordsMs(2));
  await expect(conversation).toContainText('All about');
  await expect(conversation).not.toContainText('All about homes.');
  time.pass(ENDED_MS);
  await seeEnd(page, 0, 'completed');
  await expect(conversation).toContainText('All about homes.');
  await expect(turnDetailsButton(page, 0)).toContainText('7 credits');

  await send(page, 'prices');
  await expect.poll(() => stub.turns.length).toBe(2);
  time.pass(wordsMs(2));
  await expect(conversation.getByText('All about', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('This API can’t resume streams.')).toBeVisible();
  await expect(conversation).toContainText('All about homes.');
  time.pass(ENDED_MS);
  await seeEnd(page, 1, 'completed');
  await expect(conversation).toContainText('All about prices.');
  await seeReceived(page, 1, 'From the record');

  await send(page, 'cities');
  await expect.poll(() => stub.turns.length).toBe(3);
  time.pass(wordsMs(2));
  await expect(conversation.getByText('All about', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByText('Not watching. The worker keeps running and spending;')).toBeVisible();
  time.pass(ENDED_MS);
  await seeEnd(page, 2, 'completed');
  await expect(conversation).toContainText('All about cities.');
  await expect(outgoingOf(page)).toHaveCount(0);

  await page.getByRole('link', { name: /^Turns/ }).click();
  await expect(page.getByText('No tool timing recorded')).toHaveCount(3);
  await page.getByRole('link', { name: 'Conversation' }).click();
  await seeEnd(page, 2, 'completed');

  await page.goto('/usage?range=7d');
  await expect(page.getByText('Based on 1 task sent or opened in this browser')).toBeVisible();
  await expect(page.getByRole('link', { name: '21 credits: show the tasks' }).first()).toBeVisible();
  await page.goto(`/tasks/${taskId}`);

  await chooseFromMenu(page, 'Archive');
  await page.waitForURL('**/tasks');
  await expect(page.getByText('This API has no task list.')).toBeVisible();
  await expect(archiveBar(page)).toContainText('Archived “homes”');
  await expect(taskLink(page, 'homes')).toBeHidden();
  await page.reload();
  await expect.poll(() => dashboard.hop.passed.filter(isArchive).length).toBe(1);
  await expect(page.getByText('This API has no task list.')).toBeVisible();
  await expect(taskLink(page, 'homes')).toBeHidden();

  expect(stub.turns.map((turn) => [turn.taskId, turn.seq, turn.input])).toEqual([
    [taskId, 0, 'homes'],
    [taskId, 1, 'prices'],
    [taskId, 2, 'cities'],
  ]);
  expect([stub.posts, stub.charged]).toEqual([3, 21]);
});

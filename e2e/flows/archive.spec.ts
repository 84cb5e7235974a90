import type { Page } from 'playwright/test';
import { isArchive } from '../harness/flaky-hop.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, rowOf } from './operator.ts';

const TITLE = 'What is 2 + 3?';
/** How long an archive request is held back for undo. */
const HELD_MS = 8_000;

async function archive(page: Page) {
  await rowOf(page, TITLE).hover();
  await page.getByRole('button', { name: `Archive “${TITLE}”` }).click();
  await expect(rowOf(page, TITLE)).toBeHidden();
  await expect(archiveBar(page)).toContainText(`Archived “${TITLE}”`);
}

test.beforeEach(async ({ dashboard }) => {
  await dashboard.page.run({ input: TITLE });
});

test('sends nothing before the undo time is over', async ({ page, dashboard }) => {
  await page.clock.install();
  await page.goto('/tasks');
  await archive(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, TITLE)).toBeFocused();
  await page.clock.fastForward(HELD_MS);
  expect(dashboard.hop.passed.some(isArchive)).toBe(false);

  await archive(page);
  const archived = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.clock.fastForward(HELD_MS);
  expect((await archived).status()).toBe(200);
  await expect(archiveBar(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: 'No tasks', exact: true })).toBeVisible();
  expect((await dashboard.client.readTasks()).items).toEqual([]);
  expect((await dashboard.client.readTasks('?archived=only')).items.map(({ title }) => title)).toEqual([TITLE]);
});

test('an archived task can be read but takes no new turn', async ({ page, dashboard }) => {
  const { items } = await dashboard.client.readTasks();
  const taskId = items[0]?.id ?? '';
  await dashboard.client.archive(taskId);
  await page.goto(`/tasks/${taskId}`);
  const note = page.getByText('It can be read, exported and copied; nothing can be sent to it.');
  await expect(page.getByText('Archived just now.')).toBeVisible();
  await expect(note).toBeVisible();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('5');
  await expect(page.getByRole('textbox', { name: 'Input' })).toBeHidden();
  await page.getByRole('button', { name: 'More about this task' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy id' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Archive' })).toBeHidden();

  await page.goto(`/tasks/${taskId}/turns`);
  await expect(note).toBeVisible();
});

test('sends held archive requests when the page is left', async ({ page, dashboard }) => {
  await page.goto('/tasks');
  await archive(page);
  await page.goto('about:blank');
  await expect.poll(async () => (await dashboard.client.readTasks()).items).toEqual([]);
});

test("restores the row of a colleague's task and says why archiving was refused", async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 403/);
  const theirs = 'What is 5 + 6?';
  await (await dashboard.colleague()).run({ input: theirs });
  await page.clock.install();
  await page.goto('/tasks');
  await rowOf(page, theirs).hover();
  await page.getByRole('button', { name: `Archive “${theirs}”` }).click();
  await expect(rowOf(page, theirs)).toBeHidden();
  await page.clock.fastForward(HELD_MS);
  await expect(archiveBar(page)).toContainText(`“${theirs}” was not archived. Only the worker's creator`);
  await expect(rowOf(page, theirs)).toBeVisible();
});

test('retries archiving after a server error, and restores the row if the error persists', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 503/);
  dashboard.hop.answer(isArchive, { status: 503, body: { error: 'The disk is full.' } }, 'always');
  await page.clock.install();
  await page.goto('/tasks');
  await archive(page);
  await page.clock.runFor(HELD_MS);
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(archiveBar(page)).toContainText(`“${TITLE}” was not archived. The disk is full.`, { timeout: 500 });
  }).toPass();
  expect(dashboard.hop.passed.filter(isArchive).length).toBe(5);
  await expect(rowOf(page, TITLE)).toBeVisible();

  dashboard.hop.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rowOf(page, TITLE)).toBeHidden();
  await page.clock.fastForward(HELD_MS);
  await expect.poll(async () => (await dashboard.client.readTasks()).items).toEqual([]);
});

import type { Page } from 'playwright/test';
import { isArchive, isRestore } from '../harness/flaky-hop.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, chooseFromMenu, inputOf, taskLink, selectionBar, tickOf } from './operator.ts';

const TITLE = 'What is 2 + 3?';

async function archive(page: Page, title = TITLE) {
  await taskLink(page, title).hover();
  await page.getByRole('button', { name: `Archive “${title}”` }).click();
  await expect(taskLink(page, title)).toBeHidden();
}

test.beforeEach(async ({ dashboard }) => {
  await dashboard.page.run({ input: TITLE });
});

test('a task is archived at once, and undo restores it: by the button, and later by the key', async ({
  page,
  dashboard,
}) => {
  const archivedTitles = async () =>
    (await dashboard.client.readTasks('?archived=only')).items.map(({ title }) => title);
  await page.clock.install();
  await page.goto('/tasks');
  await archive(page);
  await expect(archiveBar(page)).toContainText(`Archived “${TITLE}”`);
  await expect.poll(archivedTitles).toEqual([TITLE]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(taskLink(page, TITLE)).toBeFocused();
  await expect.poll(archivedTitles).toEqual([]);
  await expect(archiveBar(page)).toContainText(`Restored “${TITLE}”`);

  await archive(page);
  await expect.poll(archivedTitles).toEqual([TITLE]);
  await expect(page.getByRole('heading', { name: 'No tasks', exact: true })).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(archiveBar(page)).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('z');
  await expect(taskLink(page, TITLE)).toBeVisible();
  await expect.poll(archivedTitles).toEqual([]);
});

test('an archived task can be read, and is restored from its page or its menu', async ({ page, dashboard }) => {
  const { items } = await dashboard.client.readTasks();
  const taskId = items[0]?.id ?? '';
  await dashboard.client.archive(taskId);
  await page.goto(`/tasks/${taskId}/turns`);
  await expect(page.getByText('Archived just now.')).toBeVisible();

  await page.goto(`/tasks/${taskId}`);
  await expect(page.getByText('Archived just now.')).toBeVisible();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('5');
  await expect(inputOf(page)).toBeHidden();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Archive', exact: true })).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(inputOf(page)).toBeVisible();
  expect((await dashboard.client.readTask(taskId)).task.archivedAt).toBeNull();

  await dashboard.client.archive(taskId);
  await page.reload();
  await chooseFromMenu(page, 'Restore');
  await expect(inputOf(page)).toBeVisible();
  expect((await dashboard.client.readTask(taskId)).task.archivedAt).toBeNull();
});

test('tasks are restored from the list of archived ones', async ({ page, dashboard }) => {
  for (const input of ['1 + 1', '2 + 2']) await dashboard.page.run({ input });
  for (const { id } of (await dashboard.client.readTasks()).items) await dashboard.client.archive(id);
  await page.goto('/tasks?archived=only');
  await tickOf(page, '1 + 1').check();
  await tickOf(page, '2 + 2').check();
  await expect(selectionBar(page).getByRole('button', { name: /^Archive/ })).toBeHidden();
  await selectionBar(page).getByRole('button', { name: 'Restore 2 tasks' }).click();
  await expect(archiveBar(page)).toContainText('2 tasks restored');
  await expect(taskLink(page, '1 + 1')).toBeHidden();
  await expect(taskLink(page, TITLE)).toBeFocused();
  expect((await dashboard.client.readTasks()).items.map(({ title }) => title)).toEqual(['2 + 2', '1 + 1']);

  await page.goto('/tasks');
  await expect(taskLink(page, '1 + 1')).toBeVisible();
});

test("a colleague's task: the refusal puts the row back and says why", async ({ page, dashboard, faults }) => {
  faults.expect(/status of 403/);
  const theirs = 'What is 5 + 6?';
  await (await dashboard.colleague()).run({ input: theirs });
  await page.goto('/tasks');
  await taskLink(page, theirs).hover();
  await page.getByRole('button', { name: `Archive “${theirs}”` }).click();
  await expect(archiveBar(page)).toContainText(`“${theirs}” was not archived. Only the worker's creator`);
  await expect(taskLink(page, theirs)).toBeVisible();
});

test('a fault of the server: tried again, and where it lasts the row is back', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 503/);
  dashboard.hop.answer(isArchive, { status: 503, body: { error: 'The disk is full.' } }, 'always');
  await page.clock.install();
  await page.goto('/tasks');
  await archive(page);
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(archiveBar(page)).toContainText(`“${TITLE}” was not archived. The disk is full.`, { timeout: 500 });
  }).toPass();
  expect(dashboard.hop.passed.filter(isArchive).length).toBe(5);
  await expect(taskLink(page, TITLE)).toBeVisible();

  dashboard.hop.mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(taskLink(page, TITLE)).toBeHidden();
  await expect.poll(async () => (await dashboard.client.readTasks()).items).toEqual([]);
});

test.describe('with an API that is not known to restore', () => {
  const WAIT_MS = 8_000;
  test.use({ options: { kind: 'hosted' } });

  test('a task waits before it is archived, but not while a dialog is open; a late undo is refused with a message', async ({
    page,
    dashboard,
  }) => {
    await page.clock.install();
    await page.goto('/tasks');
    await archive(page);
    await page.clock.fastForward(WAIT_MS - 1_000);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(taskLink(page, TITLE)).toBeFocused();
    await page.mouse.move(0, 0);
    await page.clock.fastForward(WAIT_MS);
    expect(dashboard.hop.passed.some(isArchive)).toBe(false);

    await page.keyboard.press('e');
    await expect(archiveBar(page)).toContainText(`Archived “${TITLE}”`);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.clock.fastForward(10 * WAIT_MS);
    await expect(archiveBar(page)).toContainText('paused');
    await page.keyboard.press('Escape');
    expect(dashboard.hop.passed.some(isArchive)).toBe(false);
    await page.clock.fastForward(WAIT_MS);
    await expect.poll(async () => (await dashboard.client.readTasks()).items).toEqual([]);

    await page.keyboard.press('z');
    await expect(page.getByText(`Too late to undo: “${TITLE}” has been archived.`).first()).toBeVisible();
    expect(dashboard.hop.passed.some(isRestore)).toBe(false);
  });

  test('leaving the page sends waiting tasks', async ({ page, dashboard }) => {
    await page.goto('/tasks');
    await archive(page);
    await page.goto('about:blank');
    await expect.poll(async () => (await dashboard.client.readTasks()).items).toEqual([]);
  });

  test('restoring is offered until the API turns out not to have it', async ({ page, dashboard, faults }) => {
    faults.expect(/status of 404/);
    const { items } = await dashboard.client.readTasks();
    const taskId = items[0]?.id ?? '';
    await dashboard.client.archive(taskId);
    dashboard.hop.answer(isRestore, { status: 404, body: 'Not found' });
    await page.goto(`/tasks/${taskId}`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect(archiveBar(page)).toContainText(`“${TITLE}” was not restored. This API can’t restore tasks.`);
    await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
    await expect(page.getByText('but not send another turn.')).toBeVisible();
  });
});

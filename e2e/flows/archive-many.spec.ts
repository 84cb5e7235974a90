import type { Page } from 'playwright/test';
import { isArchive } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { text, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, runAll, taskLink, selectionBar, tickOf } from './operator.ts';

const titleOf = (index: number) => `${index} + 1000`;

/** Runs tasks, the oldest first. */
const runMany = (dashboard: Dashboard, engine: ScriptedEngine, count: number) =>
  runAll(
    dashboard,
    engine,
    Array.from({ length: count }, (_, index) => titleOf(index + 1)),
  );

/** Includes both. */
async function selectRange(page: Page, from: string, to: string) {
  await tickOf(page, from).check();
  await tickOf(page, to).click({ modifiers: ['Shift'] });
}

const archivedTitles = async ({ client }: Dashboard) =>
  (await client.readTasks('?archived=only&limit=100')).items.map(({ title }) => title);

test('thirty at once: one runs, one is refused, and each is named', async ({ page, dashboard, engine, faults }) => {
  test.slow();
  faults.expect(/status of 403/);
  const gate = createGate();
  const [theirs, running] = ['What is 5 + 6?', 'Still at work'];
  engine.on(running, text('So far. ', gate));
  await runMany(dashboard, engine, 29);
  await (await dashboard.colleague()).run({ input: theirs });
  const stream = await dashboard.page.stream({ input: running });
  await gate.reached;
  // Renders all rows.
  await page.setViewportSize({ width: 1280, height: 1600 });
  await page.goto('/tasks');

  await selectRange(page, running, titleOf(2));
  await expect(selectionBar(page)).toContainText('30 selected');
  await expect(selectionBar(page)).toContainText('credits');
  await selectionBar(page).getByRole('button', { name: 'Archive 30 tasks' }).click();
  await expect(archiveBar(page)).toContainText('28 tasks archived, 2 not archived');
  for (const kept of [running, theirs, titleOf(1)]) await expect(taskLink(page, kept)).toBeVisible();
  await expect(taskLink(page, titleOf(2))).toBeHidden();
  await archiveBar(page).getByRole('button', { name: 'Show why' }).click();
  const refused = page.getByRole('dialog', { name: '2 tasks were not archived' });
  await expect(refused.getByRole('listitem').filter({ hasText: running })).toContainText('It is still running.');
  await expect(refused.getByRole('listitem').filter({ hasText: theirs })).toContainText('creator');
  await page.keyboard.press('Escape');
  await archiveBar(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(archiveBar(page)).toBeHidden();

  const archived = await archivedTitles(dashboard);
  expect(archived).toHaveLength(28);
  for (const kept of [running, theirs, titleOf(1)]) expect(archived).not.toContain(kept);
  gate.open();
  await stream.close();
});

test('undo during sending restores sent tasks and does not send the others', async ({ page, dashboard, engine }) => {
  await runMany(dashboard, engine, 9);
  const gate = createGate();
  dashboard.hop.hold(isArchive, gate, 'always');
  await page.goto('/tasks');
  await selectRange(page, titleOf(9), titleOf(1));
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archiving 0 of 9');
  await expect(archiveBar(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  await archiveBar(page).getByRole('button', { name: 'Undo' }).click();
  await expect(taskLink(page, titleOf(9))).toBeFocused();
  await expect(taskLink(page, titleOf(1))).toBeVisible();
  gate.open();
  await expect(archiveBar(page)).toContainText('4 tasks restored');
  expect(dashboard.hop.passed.filter(isArchive)).toHaveLength(4);
  expect(await archivedTitles(dashboard)).toEqual([]);
});

test('a page that is loaded again continues a large batch', async ({ page, dashboard, engine }) => {
  await runMany(dashboard, engine, 15);
  const gate = createGate();
  dashboard.hop.hold(isArchive, gate, 'always');
  await page.goto('/tasks');
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).check();
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archiving 0 of 15');
  await page.reload();
  const notice = archiveBar(page).getByText('(resumed)');
  await expect(notice).toBeVisible();
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await notice.evaluate((line) => line.scrollWidth <= line.clientWidth)).toBe(true);
  if (viewport !== null) await page.setViewportSize(viewport);
  dashboard.hop.mend();
  gate.open();
  await expect(archiveBar(page)).toContainText('11 tasks archived');
  await expect.poll(async () => (await archivedTitles(dashboard)).length).toBe(15);
});

test('a batch that an earlier version has stored is finished', async ({ page, dashboard, engine }) => {
  await runMany(dashboard, engine, 2);
  const { items } = await dashboard.client.readTasks();
  const stored = {
    stage: 'held',
    left: items.map(({ id, title }) => ({ id, title })),
    archived: 0,
    refused: [{ id: 'tsk_old', title: 'Old one', reason: 'Not yours.', again: false }],
  };
  await page.goto('/workers');
  await page.evaluate((batch) => localStorage.setItem('handinger-archive/arc_1', JSON.stringify(batch)), stored);
  await page.goto('/tasks');
  await expect(archiveBar(page)).toContainText('2 tasks archived, 1 not archived (resumed)');
  expect(await archivedTitles(dashboard)).toHaveLength(2);
  expect(await page.evaluate(() => localStorage.getItem('handinger-archive/arc_1'))).toBeNull();
});

test.describe('with an API that is not known to restore', () => {
  test.use({ options: { kind: 'hosted' } });

  test('a large batch that waits can be undone after the page is loaded again', async ({ page, dashboard, engine }) => {
    await runMany(dashboard, engine, 11);
    await page.clock.install();
    await page.goto('/tasks');
    await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).check();
    await page.keyboard.press('e');
    await expect(archiveBar(page)).toContainText('Archived 11 tasks');
    await page.clock.fastForward(12_000);
    await page.reload();
    await expect(archiveBar(page)).toContainText('Archived 11 tasks (resumed)');
    await page.clock.fastForward(12_000);
    await page.keyboard.press('z');
    await expect(taskLink(page, titleOf(11))).toBeVisible();
    await expect(archiveBar(page)).toBeHidden();
    await page.clock.fastForward(60_000);
    expect(dashboard.hop.passed.some(isArchive)).toBe(false);
  });
});

test('archives a selection made by keyboard, and all matching tasks beyond the loaded ones', async ({
  page,
  dashboard,
  engine,
}) => {
  test.slow();
  await runMany(dashboard, engine, 54);
  const { keyboard } = page;
  const selected = (count: number) => expect(selectionBar(page)).toContainText(`${count} selected`);
  await page.goto('/tasks');
  await expect(taskLink(page, titleOf(54))).toBeVisible();
  await keyboard.press('j');
  await keyboard.press('x');
  await selected(1);
  await keyboard.press('Shift+J');
  await keyboard.press('Shift+ArrowDown');
  await selected(3);
  await keyboard.press('Shift+K');
  await selected(2);
  await keyboard.press('Escape');
  await expect(selectionBar(page)).toBeHidden();
  await expect(taskLink(page, titleOf(53))).toBeFocused();

  await keyboard.press('ControlOrMeta+a');
  await expect(selectionBar(page)).toContainText(/5[04] selected/);
  if (await selectionBar(page).getByText('50 selected').isVisible()) {
    await selectionBar(page).getByRole('button', { name: 'Select all' }).click();
  }
  await selected(54);
  await keyboard.press('e');
  await expect(archiveBar(page)).toContainText('54 tasks archived');
  await keyboard.press('z');
  await selected(54);
  await expect(archiveBar(page)).toContainText('54 tasks restored');
  expect(await archivedTitles(dashboard)).toEqual([]);
});

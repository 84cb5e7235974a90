import type { Page } from 'playwright/test';
import { isArchive } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { archiveBar, rowOf, selectionBar, tickOf } from './operator.ts';

/** How long an archive request is held back for undo. */
const HELD_MS = 8_000;

const titleOf = (index: number) => `${index} + 1000`;

async function runMany({ page }: Dashboard, count: number) {
  for (let index = 1; index <= count; index += 1) await page.run({ input: titleOf(index) });
}

async function selectRange(page: Page, from: string, to: string) {
  await tickOf(page, from).check();
  await tickOf(page, to).click({ modifiers: ['Shift'] });
}

const archivedTitles = async ({ client }: Dashboard) =>
  (await client.readTasks('?archived=only&limit=100')).items.map(({ title }) => title);

test('thirty tasks archived at once: one can be brought back, and the refused and the running one are named', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  test.slow();
  faults.expect(/status of 403/);
  const gate = createGate();
  const [theirs, running] = ['What is 5 + 6?', 'Still at work'];
  engine.on(running, text('So far. ', gate));
  await runMany(dashboard, 29);
  await (await dashboard.colleague()).run({ input: theirs });
  const stream = await dashboard.page.stream({ input: running });
  await gate.reached;
  await page.clock.install();
  // Tall enough to render all rows.
  await page.setViewportSize({ width: 1280, height: 1600 });
  await page.goto('/tasks');

  await selectRange(page, running, titleOf(2));
  await expect(selectionBar(page)).toContainText('30 selected');
  await expect(selectionBar(page)).toContainText('credits');
  await selectionBar(page).getByRole('button', { name: 'Archive 30 tasks' }).click();
  await expect(archiveBar(page)).toContainText('Archived 29 tasks, 1 still running');
  await expect(rowOf(page, running)).toBeVisible();
  await expect(rowOf(page, titleOf(1))).toBeVisible();
  await expect(rowOf(page, titleOf(2))).toBeHidden();

  await archiveBar(page).getByRole('button', { name: 'Choose…' }).click();
  const choice = page.getByRole('dialog', { name: 'Bring tasks back' });
  await page.clock.fastForward(10 * HELD_MS);
  await choice.getByRole('searchbox', { name: 'Find by title' }).fill('17 +');
  await choice.getByRole('checkbox', { name: titleOf(17) }).check();
  await choice.getByRole('button', { name: 'Bring back 1 task' }).click();
  await expect(rowOf(page, titleOf(17))).toBeFocused();
  expect(dashboard.hop.passed.some(isArchive)).toBe(false);

  await page.clock.fastForward(HELD_MS);
  await expect(archiveBar(page)).toContainText('27 tasks archived, 2 refused');
  await expect(rowOf(page, theirs)).toBeVisible();
  await archiveBar(page).getByRole('button', { name: 'Show refused' }).click();
  const refused = page.getByRole('dialog', { name: '2 tasks were not archived' });
  await expect(refused.getByRole('listitem').filter({ hasText: running })).toContainText('It is still running.');
  await expect(refused.getByRole('listitem').filter({ hasText: theirs })).toContainText('creator');
  await page.keyboard.press('Escape');
  await archiveBar(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(archiveBar(page)).toBeHidden();

  const archived = await archivedTitles(dashboard);
  expect(archived).toHaveLength(27);
  for (const kept of [running, theirs, titleOf(1), titleOf(17)]) expect(archived).not.toContain(kept);
  gate.open();
  await stream.close();
});

test('continues after a reload: held requests can be undone, those being sent go on', async ({ page, dashboard }) => {
  await runMany(dashboard, 12);
  await page.goto('/tasks');
  await selectRange(page, titleOf(12), titleOf(11));
  await selectionBar(page).getByRole('button', { name: 'Archive 2 tasks' }).click();
  await expect(archiveBar(page)).toContainText('Archived 2 tasks');
  await page.reload();
  const words = archiveBar(page).getByText('Archived 2 tasks before the page was closed');
  await expect(words).toBeVisible();
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await words.evaluate((line) => line.scrollWidth <= line.clientWidth)).toBe(true);
  if (viewport !== null) await page.setViewportSize(viewport);
  await expect(rowOf(page, titleOf(12))).toBeHidden();
  await page.keyboard.press('z');
  await expect(rowOf(page, titleOf(12))).toBeVisible();
  await expect(archiveBar(page)).toBeHidden();
  expect(dashboard.hop.passed.some(isArchive)).toBe(false);

  const gate = createGate();
  dashboard.hop.hold(isArchive, gate, 'always');
  await page.getByRole('checkbox', { name: 'Select all that is loaded' }).check();
  await page.clock.install();
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived 12 tasks');
  await page.clock.fastForward(HELD_MS);
  await expect(archiveBar(page)).toContainText('Archiving 0 of 12');
  await expect(archiveBar(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  await page.reload();
  await expect(archiveBar(page)).toContainText('Archiving, taken up again: 0 of 12');
  dashboard.hop.mend();
  gate.open();
  await expect(archiveBar(page)).toContainText('12 tasks archived');
  await expect(page.getByRole('heading', { name: 'No tasks', exact: true })).toBeVisible();
  expect(await archivedTitles(dashboard)).toHaveLength(12);
});

test('brings back what was not sent when archiving is stopped halfway', async ({ page, dashboard }) => {
  await runMany(dashboard, 9);
  const gate = createGate();
  dashboard.hop.hold(isArchive, gate, 'always');
  await page.clock.install();
  await page.goto('/tasks');
  await selectRange(page, titleOf(9), titleOf(1));
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived 9 tasks');
  await page.clock.fastForward(HELD_MS);
  await archiveBar(page).getByRole('button', { name: 'Stop' }).click();
  await expect(archiveBar(page)).toContainText('Stopping at 0 of 9');
  gate.open();
  await expect(archiveBar(page)).toContainText('4 tasks archived, 5 brought back');
  await expect(rowOf(page, titleOf(5))).toBeVisible();
  await expect(rowOf(page, titleOf(9))).toBeHidden();
  expect(await archivedTitles(dashboard)).toHaveLength(4);
});

test('selects and archives by keyboard alone, including tasks that match but are not loaded', async ({
  page,
  dashboard,
}) => {
  test.slow();
  await runMany(dashboard, 54);
  const { keyboard } = page;
  const selected = (count: number) => expect(selectionBar(page)).toContainText(`${count} selected`);
  await page.goto('/tasks');
  await expect(rowOf(page, titleOf(54))).toBeVisible();
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
  await expect(rowOf(page, titleOf(53))).toBeFocused();

  await keyboard.press('ControlOrMeta+a');
  await expect(selectionBar(page)).toContainText(/5[04] selected/);
  if (await selectionBar(page).getByText('50 selected').isVisible()) {
    await selectionBar(page).getByRole('button', { name: 'Select all' }).click();
  }
  await selected(54);
  await keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived 54 tasks');
  await keyboard.press('z');
  await selected(54);
  expect(dashboard.hop.passed.some(isArchive)).toBe(false);
});

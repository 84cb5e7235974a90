import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import * as z from 'zod/mini';
import { ListedTask } from '#contract/task.ts';
import { isTaskList } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { expect, test } from './fixtures.ts';
import { taskLink, selectionBar, tickOf, runAll } from './operator.ts';

const FORMULA = '=1+1, "quoted"';

async function withoutFileAccess(page: Page) {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}

async function save(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save file' }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('exports all pages of the filtered list as CSV, in order, with formulas escaped', async ({
  page,
  dashboard,
  engine,
}) => {
  test.slow();
  await withoutFileAccess(page);
  const inputs = Array.from({ length: 52 }, (_, index) => `${index + 1} + 2000`);
  await runAll(dashboard, engine, inputs);
  await dashboard.page.run({ input: FORMULA });
  await page.goto('/tasks?order=asc');
  await page.getByRole('button', { name: 'Export list…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('All tasks matching the current filters');

  const csv = await save(page);
  await expect(page.getByText('Exported 53 tasks as CSV')).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(csv.startsWith('\uFEFFid,title,status,triggeredBy,workerId,budget,credits,')).toBe(true);
  const lines = csv.split('\r\n');
  expect(lines).toHaveLength(55);
  expect(lines[1]).toContain(',1 + 2000,completed,ui,');
  expect(lines[53]).toContain(`,"'=1+1, ""quoted""",`);
});

test("exports the selected tasks as the API's JSON", async ({ page, dashboard }) => {
  await withoutFileAccess(page);
  for (const input of ['1 + 1', '2 + 2', '3 + 3']) await dashboard.page.run({ input });
  await page.goto('/tasks');
  await tickOf(page, '1 + 1').check();
  await tickOf(page, '3 + 3').check();
  await selectionBar(page).getByRole('button', { name: 'Export selection…' }).click();
  await page.getByRole('radio', { name: 'JSON' }).check();
  const tasks = z.array(ListedTask).parse(JSON.parse(await save(page)));
  expect(tasks.map(({ title }) => title)).toEqual(['1 + 1', '3 + 3']);
  const { items } = await dashboard.client.readTasks();
  expect(items).toContainEqual(tasks[0]);
});

test('streams into a file the operator chose, keeps nothing when cancelled, and says why when refused', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 403/);
  await dashboard.page.run({ input: '1 + 1' });
  // Replaces the file dialog, which a test cannot operate.
  await page.addInitScript(() =>
    Object.assign(window, {
      showSaveFilePicker: async () =>
        (await navigator.storage.getDirectory()).getFileHandle('tasks.csv', { create: true }),
    }),
  );
  const written = () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle('tasks.csv')).getFile()).text();
    });
  await page.goto('/tasks');
  await expect(taskLink(page, '1 + 1')).toBeVisible();
  await page.getByRole('button', { name: 'Export list…' }).click();
  const dialog = page.getByRole('dialog');

  const gate = createGate();
  dashboard.hop.hold((request) => isTaskList(request) && request.path.includes('limit=100'), gate);
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Exporting' })).toHaveAttribute('aria-valuetext', '0 of 1');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('button', { name: 'Save file' })).toBeVisible();
  gate.open();
  expect(await written()).toBe('');

  dashboard.hop.answer((request) => isTaskList(request) && request.path.includes('limit=100'), {
    status: 403,
    body: { error: 'This key may not list tasks.' },
  });
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This key may not list tasks.');
  expect(await written()).toBe('');

  await dialog.getByRole('checkbox', { name: 'For Excel' }).uncheck();
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(page.getByText('Exported 1 task as CSV')).toBeVisible();
  expect(await written()).toMatch(/^id,title,[^\n]*\r\ntsk_\w+,1 \+ 1,completed,[^\n]*\r\n$/);
});

test('a double click on save saves once', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: '1 + 1' });
  const choosing = createGate();
  await page.exposeFunction('whileChoosing', () => choosing.pass(new AbortController().signal));
  // Browsers allow one open file picker.
  await page.addInitScript(() => {
    let isOpen = false;
    Object.assign(window, {
      async showSaveFilePicker() {
        if (isOpen) throw new DOMException('File picker already active.', 'NotAllowedError');
        isOpen = true;
        await Reflect.get(window, 'whileChoosing')();
        return (await navigator.storage.getDirectory()).getFileHandle('tasks.csv', { create: true });
      },
    });
  });
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Export list…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save file' }).dblclick();
  await expect(dialog.getByRole('button', { name: 'Save file' })).toBeVisible();
  choosing.open();
  await expect(page.getByText('Exported 1 task as CSV')).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(downloads).toBe(0);
});

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { isSend } from '../harness/flaky-hop.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { expect, test as base } from './fixtures.ts';
import { attach, inputOf, openTaskId, seeEnd } from './operator.ts';

const MB = 1_000_000;

/** Sizes are in bytes. */
const test = base.extend<{ makeFile: (name: string, size: number) => Promise<string> }>({
  makeFile: async ({}, use) => {
    const dir = await makeTempDir('files');
    await use(async (name, size) => {
      const path = join(dir.path, name);
      const file = await open(path, 'w');
      await file.truncate(size);
      await file.close();
      return path;
    });
    await dir.remove();
  },
});

const chip = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name });

test('a file one byte over 10 MB has its own message and blocks sending until it is removed', async ({
  page,
  dashboard,
  makeFile,
}) => {
  await page.goto('/');
  await attach(page, await makeFile('over.bin', 10 * MB + 1), await makeFile('exact.bin', 10 * MB));
  await expect(chip(page, 'over.bin')).toContainText('10,000,001 bytes: over the 10 MB limit');
  await expect(chip(page, 'exact.bin')).toContainText('10.0 MB');
  await inputOf(page).fill('2 + 3');
  await inputOf(page).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Remove the file over the limit to send.' })).toBeVisible();
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);

  await page.getByRole('button', { name: 'Remove over.bin' }).click();
  await inputOf(page).press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  const { attachments } = await dashboard.client.readLastTurn(taskId);
  expect(attachments?.map(({ filename, size }) => [filename, size])).toEqual([['exact.bin', 10 * MB]]);
});

test('a sixth file and more than 30 MB together have separate messages', async ({ page, dashboard, makeFile }) => {
  await page.goto('/');
  const small = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => makeFile(`small-${n}.txt`, n)));
  await attach(page, ...small);
  await expect(chip(page, 'small-6.txt')).toContainText('Over the limit of 5 files');
  await inputOf(page).fill('2 + 3');
  await inputOf(page).press('Enter');
  await expect(page.getByText('Remove the file over the limit to send.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove small-1.txt' }).click();
  await expect(chip(page, 'small-6.txt')).toContainText('6 B');
  for (const n of [2, 3, 4, 5, 6]) await page.getByRole('button', { name: `Remove small-${n}.txt` }).click();

  const big = await Promise.all(['a', 'b', 'c'].map((name) => makeFile(`${name}.bin`, 10 * MB)));
  await attach(page, ...big);
  await expect(page.getByText('over the limit to send')).toBeHidden();
  await attach(page, await makeFile('d.bin', 1));
  await expect(chip(page, 'd.bin')).toContainText('Over the 30 MB total limit');
  await inputOf(page).press('Enter');
  expect(dashboard.hop.passed.filter(isSend)).toEqual([]);
});

test('long file names and names with special characters or direction marks arrive safely', async ({
  page,
  dashboard,
}) => {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  const buffer = Buffer.from('a,b\n1,2\n');
  const mimeType = 'text/csv';
  const long = `${'x'.repeat(180)}.csv`;
  await (
    await chooser
  ).setFiles([
    { name: 'Übersicht (Q1) & ‘more’.csv', mimeType, buffer },
    { name: '\u202Ecod.csv', mimeType, buffer },
    { name: long, mimeType, buffer },
  ]);
  await inputOf(page).fill('2 + 3');
  await inputOf(page).press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  const attached = page.getByRole('list', { name: 'Attached files' });
  await expect(attached.getByRole('link')).toHaveCount(3);
  const { attachments = [] } = await dashboard.client.readLastTurn(taskId);
  expect(attachments[0]?.filename).toBe('Übersicht (Q1) & ‘more’.csv');
  await attached.getByRole('link').first().click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Download Übersicht/ })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^Übersicht .*\.csv$/);
});

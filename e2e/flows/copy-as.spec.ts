import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, seeEnd, send, sendNewTask, recordOf } from './operator.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that the client package resolves. */
const SCRATCH = join(ROOT, 'node_modules/.cache/copy-as');

const INPUT = `What is 2 + 3? "Quoted", 'single', $HOME, \`backticks\`, back\\slash,\nand a second line.`;

async function copied(page: Page, language: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Copy turn 1 as code' });
  await dialog.getByRole('radio', { name: language, exact: true }).check();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a call copied as cURL or TypeScript creates the same task when run', async ({ page, context, dashboard }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const taskId = await sendNewTask(page, INPUT);
  await seeEnd(page, 0, 'completed');
  await chooseFromMenu(page, 'Copy as…');
  const env = { PATH: process.env['PATH'], HANDINGER_API_KEY: dashboard.client.key };

  const curl = await copied(page, 'cURL');
  expect(curl).toMatch(/^curl /);
  expect(curl).not.toContain(dashboard.client.key);
  expect(curl).not.toContain(dashboard.page.key);
  const { stdout } = await run('bash', ['-c', curl], { env });
  expect(JSON.parse(stdout)).toMatchObject({ status: 'completed', running: false, error: null });

  const script = await copied(page, 'TypeScript');
  expect(script).toContain("import Handinger from '@ramensoft/handinger';");
  await mkdir(SCRATCH, { recursive: true });
  const file = join(SCRATCH, `${taskId}.mts`);
  await writeFile(file, script);
  const output = await run(process.execPath, ['--import', 'tsx', file], { env, cwd: ROOT });
  await rm(file);

  const { task } = await recordOf(dashboard, taskId);
  expect(output.stdout.trim()).toBe(task.workerId);
  const { items } = await dashboard.client.readTasks();
  expect(items).toHaveLength(3);
  for (const { id, workerId, status } of items) {
    expect([workerId, status]).toEqual([task.workerId, 'completed']);
    expect((await recordOf(dashboard, id)).turns.map(({ input, budget }) => [input, budget])).toEqual([
      [INPUT, 'standard'],
    ]);
  }
  for (const language of ['Python', 'Go', 'Ruby', 'CLI']) {
    const code = await copied(page, language);
    expect(code).toContain('HANDINGER_API_KEY');
    expect(code).toContain(task.workerId);
  }
});

test('a follow-up copied as cURL adds a turn to the same task when run', async ({ page, context, dashboard }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const taskId = await sendNewTask(page, '2 + 3');
  await seeEnd(page, 0, 'completed');
  await send(page, '3 + 4');
  await seeEnd(page, 1, 'completed');
  await page.getByRole('link', { name: /^Turns/ }).click();
  const second = page.getByRole('region', { name: 'Turns' }).getByRole('listitem').nth(1);
  await second.getByText('3 + 4').click();
  await second.getByRole('button', { name: 'Copy as…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy turn 2 as code' });
  await expect(dialog).toContainText('adds a turn to this task');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  await run('bash', ['-c', curl], { env: { PATH: process.env['PATH'], HANDINGER_API_KEY: dashboard.client.key } });
  const { turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ input }) => input)).toEqual(['2 + 3', '3 + 4', '3 + 4']);
});

import { readFile } from 'node:fs/promises';
import MarkdownIt from 'markdown-it';
import type { Page } from 'playwright/test';
import { TaskWithTurns } from '#contract/task.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, fixture, seeEnd } from './operator.ts';

const TASK = 'tsk_exported';

async function exported(page: Page, entry: string): Promise<{ name: string; content: string }> {
  const download = page.waitForEvent('download');
  await chooseFromMenu(page, entry);
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path(), 'utf8') };
}

test("exports a task as the API's JSON, and as readable Markdown", async ({ page, dashboard, engine }) => {
  const homes = new File([await readFile(fixture('homes.csv'))], 'homes.csv', { type: 'text/csv' });
  await dashboard.page.upload({ taskId: TASK, input: 'Average price by city: where district is "a/b"?' }, [homes]);
  engine.on('Leave a fence open', text('````js\nconst open = 1;\n\n# Not a heading of ours'));
  await dashboard.page.run({ taskId: TASK, input: 'Leave a fence open' });
  const { task } = await dashboard.client.readTask(TASK);
  const turns = await dashboard.client.readTurns(TASK, '?parts=true');

  await page.goto(`/tasks/${TASK}/turns`);
  const json = await exported(page, 'Export as JSON');
  expect(json.name).toBe('Average price by city where district is a b.json');
  // Links contain the requested host.
  const sameHost = (written: string) => written.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://api');
  expect(TaskWithTurns.parse(JSON.parse(sameHost(json.content)))).toEqual(
    TaskWithTurns.parse(JSON.parse(sameHost(JSON.stringify({ task, turns })))),
  );
  await expect(page.getByText('Exported 2 turns')).toBeVisible();

  await page.goto(`/tasks/${TASK}`);
  const { name, content } = await exported(page, 'Export as Markdown');
  expect(name).toBe('Average price by city where district is a b.md');
  const tokens = new MarkdownIt().parse(content, {}).filter(({ type }) => type === 'heading_open');
  const lines = content.split('\n');
  const words = tokens.map(({ map }) => lines.slice(...(map ?? [0, 0])).join('\n'));
  expect(words.filter((heading) => !heading.startsWith('###'))).toEqual([
    String.raw`# Average price by city\: where district is "a\/b"?`,
    '## Turn 1',
    '## Turn 2',
  ]);
  expect(content).toContain('query_table');
  expect(content).toContain('homes.csv');
  expect(content).toContain('> # Not a heading of ours');
});

test('says why an export failed, and can try again', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 500/);
  await dashboard.page.run({ taskId: TASK, input: 'What is 2 + 3?' });
  await page.goto(`/tasks/${TASK}`);
  await page.route(/parts=true/, (route) => route.fulfill({ status: 500, json: { error: 'The disk is on fire.' } }));
  await chooseFromMenu(page, 'Export as JSON');
  await expect(page.getByText('The task was not exported. The disk is on fire.')).toBeVisible();
  await page.unroute(/parts=true/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Retry' }).click();
  expect((await download).suggestedFilename()).toBe('What is 2 + 3.json');
});

test('shows and cancels two simultaneous exports separately', async ({ page, dashboard }) => {
  await dashboard.page.run({ taskId: TASK, input: 'What is 2 + 3?' });
  await page.goto(`/tasks/${TASK}`);
  await seeEnd(page, 0, 'completed');
  const held: (() => Promise<void>)[] = [];
  await page.route(/parts=true/, (route) => void held.push(() => route.continue()));
  await chooseFromMenu(page, 'Export as JSON');
  await chooseFromMenu(page, 'Export as Markdown');
  await chooseFromMenu(page, 'Export as Markdown');
  const notices = page.getByRole('region', { name: 'Notifications' }).getByText('Exporting the task');
  await expect(notices).toHaveCount(2);
  await expect.poll(() => held.length).toBe(2);

  await page.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(notices).toHaveCount(1);
  const download = page.waitForEvent('download');
  await Promise.all(held.map((release) => release().catch(() => undefined)));
  expect((await download).suggestedFilename()).toBe('What is 2 + 3.md');
});

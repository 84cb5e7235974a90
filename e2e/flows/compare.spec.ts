import type { Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { say, text, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './expect-accessible.ts';

const TASK = 'tsk_compared';
/** By `seq`. */
async function expectCompared(page: Page, before: number, after: number) {
  await page.waitForURL(
    ({ pathname, searchParams }) =>
      pathname === '/compare' &&
      searchParams.get('before') === `${TASK}/${before}` &&
      searchParams.get('after') === `${TASK}/${after}`,
  );
}

const LINES = Array.from({ length: 30 }, (_, i) => `Line ${i} of the report.`);

async function threeTurns({ page }: Dashboard, engine: ScriptedEngine): Promise<void> {
  const source = (id: string) => ({ type: 'source-url', sourceId: id, url: `https://example.org/${id}` }) as const;
  engine.on('Report on Girona', text(LINES.join('\n')), say(source('1')));
  engine.on('Report on Lleida', text(LINES.with(15, 'Line 15 of another report.').join('\n')), say(source('2')));
  for (const input of ['What is 2 + 3?', 'Report on Girona', 'Report on Lleida'])
    await page.run({ taskId: TASK, input });
}

test('two turns can be selected by keyboard, compared, swapped, and shared by URL', async ({
  page,
  dashboard,
  engine,
}) => {
  await threeTurns(dashboard, engine);
  await page.goto(`/tasks/${TASK}/turns`);
  await expect(page.getByText('Total, 3 turns')).toBeVisible();
  for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByText('Turn 2 selected. Select one more to compare.')).toBeVisible();
  for (const key of ['j', 'x', 'v']) await page.keyboard.press(key);
  await expectCompared(page, 1, 2);

  const input = page.getByRole('table', { name: 'Input, turn 2 and turn 3' });
  await expect(input.locator('del')).toHaveText('Girona');
  await expect(input.locator('ins')).toHaveText('Lleida');
  const output = page.getByRole('table', { name: 'Output, turn 2 and turn 3' });
  await expect(output).toContainText('Line 15 of another report.');
  await expect(output).not.toContainText('Line 3 of the report.');
  await output.getByRole('button', { name: 'Show 12 unchanged lines' }).press('Enter');
  await expect(output.locator(':focus')).toContainText('Line 3 of the report.');
  const sources = page.getByRole('list', { name: 'Sources' });
  await expect(sources.getByRole('listitem')).toContainText(['https://example.org/1', 'https://example.org/2']);
  await expect(sources).toContainText('only in turn 2');
  const tokens = page.getByRole('table', { name: 'Figures' }).getByRole('row', { name: /^Tokens in / });
  await expect(tokens).toContainText('+');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Swap turns' }).click();
  await expectCompared(page, 2, 1);
  await expect(page.getByRole('table', { name: 'Input, turn 3 and turn 2' }).locator('del')).toHaveText('Lleida');
  await page.getByRole('button', { name: 'Second turn: 2' }).click();
  await page.getByRole('option', { name: 'Turn 1' }).click();
  await expectCompared(page, 2, 0);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Input, turn 3 and turn 1' })).toContainText('What is 2 + 3?');
});

test('shows the two texts in one column on a narrow page', async ({ page, dashboard, engine }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await threeTurns(dashboard, engine);
  await page.goto(`/tasks/${TASK}/turns?compare=1,2`);
  const input = page.getByRole('table', { name: 'Input, turn 2 and turn 3' });
  await expect(input.getByRole('row').filter({ hasText: 'Report' })).toContainText(['Girona', 'Lleida']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);
});

test('a URL with an unknown turn says so and offers a way on', async ({ page, dashboard, engine }) => {
  await threeTurns(dashboard, engine);
  await page.goto(`/tasks/${TASK}/turns?compare=1,9`);
  await expect(page.getByText('This task has no turn 10.')).toBeVisible();
  await page.getByRole('button', { name: 'Second turn: 10' }).click();
  await page.getByRole('option', { name: 'Turn 3' }).click();
  await expect(page.getByRole('table', { name: 'Input, turn 2 and turn 3' })).toBeVisible();
});

test('renders only the visible part of the comparison of two long texts', async ({ page, dashboard, engine }) => {
  const lines = Array.from({ length: 8_000 }, (_, i) => `Line ${i} of the report.`);
  engine.on('Long', text(lines.join('\n')));
  engine.on('As long', text(lines.map((line, i) => (i % 10 === 5 ? `${line} Changed.` : line)).join('\n')));
  for (const input of ['Long', 'As long']) await dashboard.page.run({ taskId: TASK, input });
  await page.goto(`/tasks/${TASK}/turns?compare=0,1`);
  const rows = page.getByRole('table', { name: 'Output, turn 1 and turn 2' }).getByRole('row');
  const more = page.getByRole('button', { name: 'Show more differences' });
  await expect(more).toBeVisible();
  const atFirst = await rows.count();
  expect(atFirst).toBeLessThan(2_100);
  await more.click();
  await expect.poll(() => rows.count()).toBeGreaterThan(atFirst + 1_900);
});

test('the page stays responsive while two long, very different texts are compared', async ({
  page,
  dashboard,
  engine,
}) => {
  const words = (seed: number) =>
    Array.from({ length: 20_000 }, (_, i) => `${(i * 7919 + seed) % 10_007} is line ${i % 97}`).join('\n');
  engine.on('First flood', text(words(1)));
  engine.on('Second flood', text(words(5_003)));
  for (const input of ['First flood', 'Second flood']) await dashboard.page.run({ taskId: TASK, input });
  await page.goto(`/tasks/${TASK}/turns?compare=0,1`);
  const longest = await page.evaluate(async () => {
    let most = 0;
    let before = performance.now();
    const until = before + 3_000;
    while (before < until) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const now = performance.now();
      most = Math.max(most, now - before);
      before = now;
    }
    return most;
  });
  expect(longest).toBeLessThan(1_000);
  await expect(
    page
      .getByText('Too different for a line-by-line comparison.')
      .or(page.getByRole('table', { name: 'Output, turn 1 and turn 2' })),
  ).toBeVisible({ timeout: 30_000 });
});

test('compares the turns of two tasks: the previous run of the worker, or a task that is searched for', async ({
  page,
  dashboard,
  engine,
}) => {
  const { client } = dashboard;
  const { id: workerId } = await client.createWorker({ title: 'Price analyst' });
  engine.on('Homes of last week', text('Girona: 312,450 €.'));
  engine.on('Homes of this week', text('Girona: 298,000 €.'));
  engine.on('Unrelated question', text('Girona: nothing.'));
  await dashboard.page.run({ taskId: 'tsk_other', input: 'Unrelated question' });
  await dashboard.page.run({ taskId: 'tsk_before', input: 'Homes of last week', workerId });
  await dashboard.page.run({ taskId: 'tsk_after', input: 'Homes of this week', workerId });
  await page.goto('/tasks/tsk_after');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Compare…' }).click();
  await page.getByRole('button', { name: 'Previous run of this worker' }).click();

  const output = page.getByRole('table', { name: 'Output, the first turn and the second turn' });
  await expect(output.locator('del')).toHaveText(['312', '450']);
  await expect(output.locator('ins')).toHaveText(['298', '000']);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'First task: Homes of last week' }).click();
  await page.getByRole('combobox', { name: 'Find a task' }).fill('unrelated');
  await page.getByRole('option', { name: 'Unrelated question' }).click();
  await expect(output).toContainText('Girona: nothing.');
  await page.getByRole('button', { name: 'Swap turns' }).click();
  await expect(page.getByRole('button', { name: 'Second task: Unrelated question' })).toBeVisible();
});

import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { TaskWithTurns, type Turn } from '#contract/task.ts';
import { WorkerList } from '#contract/worker.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { fixture } from './operator.ts';

const TASK = 'tsk_review';

/** A task with two turns of real work on a table. */
async function work({ page }: Dashboard): Promise<void> {
  const homes = new File([await readFile(fixture('homes.csv'))], 'homes.csv', { type: 'text/csv' });
  await page.upload({ taskId: TASK, input: 'Average price by city, and chart it', budget: 'high' }, [homes]);
  await page.run({ taskId: TASK, input: 'Median area_m2 by city in homes.csv' });
}

const turnOf = (page: Page, seq: number) => page.locator(`#turn-${seq}`);

/** The API's own answer, changed on its way: what another API, or a later one, could say. */
async function alter<T>(page: Page, path: RegExp, read: (json: unknown) => T, change: (answer: T) => void) {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const answer = read(await response.json());
    change(answer);
    await route.fulfill({ json: answer });
  });
}

async function seeNoFaults(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  }
}

test('review a turn: its figures, its tool calls in time, what they were given, and the parts as recorded', async ({
  page,
  dashboard,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await work(dashboard);
  const { task } = await dashboard.client.readTask(TASK);
  await page.goto(`/tasks/${TASK}/turns`);

  const totals = page.getByRole('region', { name: 'Totals' });
  await expect(totals).toContainText(`credits${task.totals.credits}`);
  await expect(page.getByText(`The turns add up to the task’s ${task.totals.credits} credits`)).toBeVisible();
  await totals.getByRole('button', { name: /files$/ }).click();
  await expect(page.getByRole('list', { name: 'Files of this task' })).toContainText('homes.csv');
  await expect(turnOf(page, 0)).toContainText(/\d tool calls?, /);

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const calls = turnOf(page, 0).getByRole('list', { name: 'Tool calls' });
  const call = calls.getByRole('button', { name: /query_table/ }).first();
  await call.click();
  await expect(calls.getByRole('group', { name: 'Input' })).toContainText('homes.csv');
  await expect(calls.getByRole('group', { name: 'Output' })).toBeVisible();

  await turnOf(page, 0).getByRole('button', { name: 'Recorded parts' }).click();
  const [turn] = await dashboard.client.readTurns(TASK, '?parts=true&from=0&to=0');
  const parts = turn?.parts ?? [];
  const list = page.getByRole('listbox', { name: 'Recorded parts' });
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', String(parts.length));
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { selected: true })).toContainText('finish');
  await page.getByLabel('Type').selectOption('tool-output-available');
  const outputs = parts.filter(({ part }) => JSON.stringify(part).includes('"tool-output-available"'));
  await expect(list.getByRole('option')).toHaveCount(outputs.length);
  await page.getByRole('button', { name: /^Copy \d+ parts?$/ }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line): unknown => JSON.parse(line))).toEqual(outputs);
  test.slow();
  await seeNoFaults(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await seeNoFaults(page);
});

test('a running turn tells its calls as they come, and its figures once it ends', async ({
  page,
  dashboard,
  engine,
}) => {
  const gate = createGate();
  engine.on('Take your time', text('So far, so good. ', gate, 'And done.'));
  const stream = await dashboard.page.stream({ taskId: TASK, input: 'Take your time' });
  await gate.reached;
  await page.goto(`/tasks/${TASK}/turns`);
  await expect(page.getByText('Credits are still being spent.')).toBeVisible();
  await expect(turnOf(page, 0).getByText('Writing')).toBeVisible();
  gate.open();
  await stream.rest();
  await expect(page.getByText(/The turns add up to/)).toBeVisible();
  await expect(turnOf(page, 0)).toContainText('And done.');
});

test('figures that do not add up are said to, and an output that its schema refuses is told where', async ({
  page,
  dashboard,
}) => {
  await work(dashboard);
  await alter(
    page,
    new RegExp(`/api/tasks/${TASK}$`),
    (json) => TaskWithTurns.parse(json),
    ({ task, turns = [] }) => {
      task.totals.credits += 2;
      const last = turns.at(-1);
      if (last !== undefined) last.structuredOutput = { items: [{ price: 1 }, { price: '12' }] };
    },
  );
  await alter(
    page,
    /\/api\/workers$/,
    (json) => WorkerList.parse(json),
    ({ items }) => {
      const price = { type: 'object', properties: { price: { type: 'number' } } };
      for (const worker of items) worker.outputSchema = { properties: { items: { items: price } } };
    },
  );
  await page.goto(`/tasks/${TASK}/turns#turn-1`);
  await expect(page.getByText('2 credits unexplained.')).toBeVisible();
  const output = page.getByRole('region', { name: 'Structured output' });
  await expect(output.getByRole('list', { name: 'Where it fails' })).toHaveText('items[1].price must be number');
  await output.getByText('JSON', { exact: true }).click();
  await expect(output).toContainText('"price": "12"');
  await seeNoFaults(page);
});

test.describe('many turns', () => {
  // A trace takes a picture of the whole page at every step: of thirty thousand elements, for longer than they take to stand.
  test.use({ trace: 'off' });

  test('a thousand turns stand at once, and ask only for the times of those in sight', async ({ page, dashboard }) => {
    await work(dashboard);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('parts=true')) asked.push(request.url());
    });
    await alter(
      page,
      new RegExp(`/api/tasks/${TASK}$`),
      (json) => TaskWithTurns.parse(json),
      (answer) => {
        const [first] = answer.turns ?? [];
        if (first === undefined) return;
        const many = Array.from({ length: 1_000 }, (_, seq): Turn => ({ ...first, id: `trn_${seq}`, seq }));
        answer.turns = many;
        const { totals } = answer.task;
        totals.turnCount = many.length;
        totals.credits = many.length * (first.credits ?? 0);
        totals.durationMs = many.length * (first.durationMs ?? 0);
      },
    );
    await page.goto(`/tasks/${TASK}/turns`);
    await expect(turnOf(page, 0)).toContainText(/\d tool calls?, /);
    expect(asked.length).toBeLessThan(6);
    await page.getByText('1,000 turns together').scrollIntoViewIfNeeded();
    await expect(page.getByText(/The turns add up to/)).toBeInViewport();
    await expect(turnOf(page, 999)).toBeInViewport();
    expect(asked.length).toBeLessThan(20);
  });
});

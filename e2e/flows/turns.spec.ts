import { TaskWithTurns } from '#contract/task.ts';
import { WorkerList } from '#contract/worker.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { changeResponse, TASK, turnOf, createReviewTask } from './review.ts';
import { expectAccessible } from './expect-accessible.ts';

test('a turn shows its figures, tool calls with times and inputs, and recorded parts', async ({
  page,
  dashboard,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await createReviewTask(dashboard);
  const { task } = await dashboard.client.readTask(TASK);
  await page.goto(`/tasks/${TASK}/turns`);

  const totals = page.getByRole('region', { name: 'Totals' });
  await expect(totals).toContainText(`credits${task.totals.credits}`);
  await expect(page.getByText('Matches the task total.')).toBeVisible();
  await totals.getByRole('button', { name: /files$/ }).click();
  await expect(page.getByRole('list', { name: 'Files of this task' })).toContainText('homes.csv');
  await expect(turnOf(page, 0)).toContainText(/\d tool calls?, /);

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const calls = turnOf(page, 0).getByRole('list', { name: 'Tool calls' });
  const call = calls.getByRole('button', { name: /query_table/ }).first();
  await call.click();
  await expect(calls.getByRole('table')).toBeVisible();
  await calls.getByRole('button', { name: 'Input and output' }).click();
  await expect(calls.getByRole('group', { name: 'Input' })).toContainText('homes.csv');
  await expect(calls.getByRole('group', { name: 'Output' })).toBeVisible();

  await turnOf(page, 0).getByRole('button', { name: 'Raw events' }).click();
  const [turn] = await dashboard.client.readTurns(TASK, '?parts=true&from=0&to=0');
  const parts = turn?.parts ?? [];
  const list = page.getByRole('listbox', { name: 'Raw events' });
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', String(parts.length));
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { selected: true })).toContainText('finish');
  await page.getByRole('button', { name: /^Type: / }).click();
  await page.getByRole('menuitemradio', { name: /^tool-output-available/ }).click();
  const outputs = parts.filter(({ part }) => JSON.stringify(part).includes('"tool-output-available"'));
  await expect(list.getByRole('option')).toHaveCount(outputs.length);
  await page.getByRole('button', { name: /^Copy \d+ events?$/ }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line): unknown => JSON.parse(line))).toEqual(outputs);
  test.slow();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
});

test('a running turn shows its calls as they happen, and its figures at its end', async ({
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
  const { running } = (await dashboard.client.readTask(TASK)).task;
  expect(running?.credits).toBeGreaterThan(0);
  await expect(page.getByRole('region', { name: 'Totals' })).toContainText(`credits${running?.credits}`);
  gate.open();
  await stream.rest();
  await expect(page.getByText('Credits are still being spent.')).toBeHidden();
  await expect(turnOf(page, 0)).toContainText('And done.');
});

test("an output that matches the worker's schema is shown as valid", async ({ page, dashboard }) => {
  const item = { type: 'object', required: ['city'], properties: { city: { type: 'string' }, averagePrice: {} } };
  const outputSchema = { type: 'object', required: ['items'], properties: { items: { type: 'array', items: item } } };
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Averages', outputSchema });
  const homes = new File(['city,price\nGirona,1\nGirona,3\nVic,5\n'], 'homes.csv', { type: 'text/csv' });
  await dashboard.page.upload({ taskId: TASK, input: 'Average price by city', workerId }, [homes]);
  await page.goto(`/tasks/${TASK}/turns`);
  const output = page.getByRole('region', { name: 'Structured output' });
  await expect(output).toContainText('Valid against the output schema.');
  await output.getByRole('button', { name: 'items: 2 items' }).click();
  await output.getByRole('radio', { name: 'JSON' }).check();
  await expect(output).toContainText('"averagePrice": 2');

  const named = { ...item, properties: { city: { type: 'string', format: 'hostname' } } };
  const change = { outputSchema: { ...outputSchema, properties: { items: { items: named } } } };
  expect((await dashboard.client.ask('PATCH', `/api/workers/${workerId}`, change)).status).toBe(200);
  await page.reload();
  await expect(output).toContainText(
    'Parts of the output schema are not checked here: format “hostname” at properties.items.items.properties.city.',
  );
  await expect(output).not.toContainText('Valid');
});

test('says which figures do not add up, and where an output violates its schema', async ({ page, dashboard }) => {
  await createReviewTask(dashboard);
  await changeResponse(
    page,
    new RegExp(`/api/tasks/${TASK}$`),
    (json) => TaskWithTurns.parse(json),
    ({ task, turns = [] }) => {
      task.totals.credits += 2;
      const last = turns.at(-1);
      if (last !== undefined) last.structuredOutput = { items: [{ price: 1 }, { price: '12' }] };
    },
  );
  await changeResponse(
    page,
    /\/api\/workers(\?|$)/,
    (json) => WorkerList.parse(json),
    ({ items }) => {
      const price = { type: 'object', properties: { price: { type: 'number' } } };
      for (const worker of items) worker.outputSchema = { properties: { items: { items: price } } };
    },
  );
  await page.goto(`/tasks/${TASK}/turns#turn-1`);
  await expect(page.getByText('2 credits more than its turns.')).toBeVisible();
  const output = page.getByRole('region', { name: 'Structured output' });
  await expect(output.getByRole('list', { name: 'Validation errors' })).toHaveText('items[1].price must be number');
  await output.getByRole('radio', { name: 'JSON' }).check();
  await expect(output).toContainText('"price": "12"');
  await expectAccessible(page);
});

test('expanding a list moves the focus to the first new entry', async ({ page, dashboard }) => {
  await createReviewTask(dashboard);
  await changeResponse(
    page,
    new RegExp(`/api/tasks/${TASK}$`),
    (json) => TaskWithTurns.parse(json),
    ({ turns = [] }) => {
      const [first, last] = turns;
      if (first === undefined || last === undefined) return;
      first.sources = [];
      last.sources = Array.from({ length: 60 }, (_, i) => ({
        id: `${i}`,
        type: 'url',
        url: `https://example.org/${i}`,
      }));
      last.structuredOutput = { prices: Array.from({ length: 112 }, () => 'none') };
    },
  );
  await changeResponse(
    page,
    /\/api\/workers(\?|$)/,
    (json) => WorkerList.parse(json),
    ({ items }) => {
      for (const worker of items) worker.outputSchema = { properties: { prices: { items: { type: 'number' } } } };
    },
  );
  await page.goto(`/tasks/${TASK}/turns#turn-1`);
  const focused = page.locator(':focus');
  const totals = page.getByRole('region', { name: 'Totals' });
  await totals.getByRole('button', { name: /sources$/ }).click();
  await totals.getByRole('button', { name: 'Show 10 more of 60' }).press('Enter');
  await expect(focused).toHaveAttribute('href', 'https://example.org/50');

  const output = page.getByRole('region', { name: 'Structured output' });
  await output.getByRole('button', { name: 'Show all 112' }).press('Enter');
  await expect(focused).toHaveText('prices[10] must be number');
  await output.getByRole('button', { name: 'prices: 112 items' }).click();
  await output.getByRole('button', { name: 'Show 12 more' }).press('Enter');
  await expect(focused).toHaveText('100: "none"');
});

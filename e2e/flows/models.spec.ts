import { createGate } from '../harness/gate.ts';
import { calls, type Reply, says, status, stream } from '../harness/model-server.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, send, turnDetailsButton } from './operator.ts';

/** Calls tools, and fails at everything else but text. */
const able: Reply = (res, asked) =>
  JSON.stringify(asked.messages).includes('report_number')
    ? stream(calls({ tool: 'report_number', input: { number: 7 } }), { finish: 'tool_calls' })(res, asked)
    : stream(says('Ready.'))(res, asked);

test('a model is tested, chosen for a worker, and answers its task', async ({ page, dashboard, models }) => {
  await test.step('settings list the models, and say what works', async () => {
    await page.goto('/settings');
    const row = page.getByRole('list', { name: 'Models' }).getByRole('listitem').filter({ hasText: 'local' });
    await expect(row).toContainText(`Tasks and files are sent to ${new URL(models.baseUrl).host}`);
    models.script(status(401));
    await row.getByRole('button', { name: 'Test local' }).click();
    await expect(row.getByRole('status')).toContainText('refused the key');
    models.script(able, able, able, able);
    await row.getByRole('button', { name: 'Test local' }).click();
    await expect(row.getByRole('status')).toContainText('Tools work · Output schemas don’t work · Images don’t work');
  });

  const { id } = await dashboard.client.createWorker({ title: 'Poet' });
  await test.step('a worker takes it', async () => {
    await page.goto(`/workers/${id}/instructions`);
    await page.getByRole('button', { name: 'Model: Default' }).click();
    await page.getByRole('menuitemradio', { name: /^local/ }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Saved the worker')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Versions' })).toContainText('Version 2');
  });

  await test.step('while it answers, its use of the budget is shown, then the cost of each step', async () => {
    const gate = createGate();
    models.script(
      stream(calls({ tool: 'calculate', input: { expression: '2 + 3' } }), {
        finish: 'tool_calls',
        usage: { prompt_tokens: 1200, completion_tokens: 30, prompt_tokens_details: { cached_tokens: 1000 } },
      }),
      stream([...says('Roses are red.'), () => gate.pass(new AbortController().signal)]),
    );
    await page.goto(`/?workerId=${id}`);
    await send(page, 'Write a line');
    await expect(conversationOf(page)).toContainText('Roses are red.');
    await expect(turnDetailsButton(page, 0)).toContainText(/of 5:00 *1 of 5 tool calls/);
    gate.open();
    await seeEnd(page, 0, 'completed');
    await page.getByRole('link', { name: /^Turns/ }).click();
    const costs = page.getByRole('group', { name: 'Cost by step' });
    await expect(costs.getByRole('row').filter({ hasText: 'local' }).first()).toContainText(
      /1,200 → 30 tokens · 1,000 cached/,
    );
    await expect(costs.getByRole('row').filter({ hasText: 'local' }).last()).toContainText('estimated');
    await expect(costs.getByRole('row').filter({ hasText: 'calculate' })).toBeVisible();
  });
});

test('a worker is drafted from one sentence, edited, and saved', async ({ page, dashboard, models }) => {
  const outputSchema = { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] };
  const draft = {
    title: 'Invoice reader',
    summary: 'Reads totals of invoices.',
    instructions: 'Read the invoice and give its total.',
    outputSchema: JSON.stringify(outputSchema),
  };
  await page.goto('/workers?new');
  await page.getByLabel('Describe the worker in a sentence').fill('Read the totals of invoices');

  await test.step('an answer without a draft says so, and can be seen', async () => {
    models.script(status(401));
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('refused the key');
    await expect(page.getByRole('link', { name: 'Open the task' })).toBeVisible();
  });

  models.script(stream(says('An invoice reader.')), stream(says(JSON.stringify(draft))));
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Invoice reader');
  await expect(page.getByLabel('Instructions')).toHaveValue(draft.instructions);
  await expect(page.getByText('Valid JSON Schema.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Model: local' })).toBeVisible();
  await expect(page.getByText(/9,99\d of 10,000 credits left/)).toBeVisible();
  await page.getByLabel('Title').fill('Invoices');
  await page.getByRole('button', { name: 'Create worker' }).click();
  await expect(page.getByRole('heading', { name: 'Invoices', level: 1 })).toBeVisible();
  const created = (await dashboard.client.readWorkers()).find(({ title }) => title === 'Invoices');
  expect(created).toMatchObject({ outputSchema, model: 'local', summary: draft.summary });
});

test('without a language model, settings say how to add one', async ({ page }) => {
  await page.route('**/api/models', async (route) => {
    const response = await route.fetch();
    const { items } = (await response.json()) as { items: { provider: string }[] };
    await route.fulfill({ response, json: { items: items.filter(({ provider }) => provider === 'built-in') } });
  });
  await page.goto('/settings');
  await expect(page.getByText('ollama pull llama3.1')).toBeVisible();
  await page.route('**/api/model-servers', (route) =>
    route.fulfill({
      json: { items: [{ name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['qwen3:4b'] }] },
    }),
  );
  await page.reload();
  await expect(page.getByText('Ollama runs on this machine, with qwen3:4b.')).toBeVisible();
  await expect(page.getByText('MODEL_BASE_URL=http://127.0.0.1:11434/v1 MODEL_NAME=qwen3:4b npm start')).toBeVisible();
});

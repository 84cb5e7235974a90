import type { Locator, Page } from 'playwright/test';
import { isSend } from '../harness/flaky-hop.ts';
import { expect, test } from './fixtures.ts';
import { overflowing } from './overflowing.ts';

test.use({ viewport: { width: 360, height: 740 } });

/** `Intl` writes them: dates follow the browser's locale. */
const OF_INTL = /^(\p{Lu}\p{Ll}{2}|AM|PM|and|or)$/u;

/** A message can be a value of another. */
function withoutMessages(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  return rest === text ? rest : withoutMessages(rest);
}

/** Returns words that are in no message. `names`: data, not messages. */
async function wordsOutsideMessages(root: Locator, names: readonly string[]): Promise<string[]> {
  const texts = await root.evaluate((element) => {
    const attributes = ['aria-label', 'title', 'placeholder'].flatMap((name) =>
      [element, ...element.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name) ?? ''),
    );
    const nodes: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) nodes.push(walker.currentNode.textContent ?? '');
    return [nodes.join(' '), ...attributes];
  });
  const words = texts
    .map((text) => withoutMessages(names.reduce((rest, name) => rest.replaceAll(name, ' '), text)))
    .flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []);
  return [...new Set(words)].filter((word) => !OF_INTL.test(word)).toSorted();
}

async function expectTranslated(page: Page, root: Locator, names: readonly string[], where: string) {
  expect.soft(await overflowing(page), where).toEqual([]);
  expect.soft(await wordsOutsideMessages(root, names), where).toEqual([]);
}

test('the URL selects a language, and the browser remembers it', async ({ page }) => {
  await page.goto('/usage?range=7d&lang=en-XA');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('⟦Úûšáågéê⟧');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expect(page).toHaveURL(/\/usage\?range=7d$/);
  await page.reload();
  await expect(heading).toHaveText('⟦Úûšáågéê⟧');
  await page.goto('/usage?lang=en');
  await expect(heading).toHaveText('Usage');
  await page.goto('/usage?lang=tlh');
  await expect(heading).toHaveText('Usage');
});

test('in the pseudo-locale the usage page fits 360 pixels, and all of its text is in the catalogue', async ({
  page,
  dashboard,
}) => {
  const worker = await dashboard.client.createWorker({ title: 'Counting house' });
  for (let n = 1; n <= 3; n += 1) await dashboard.page.run({ input: `${n} + 1000`, workerId: worker.id });
  await page.goto('/usage?lang=en-XA');
  for (const path of [
    '/usage?range=7d',
    '/usage?range=today&groupBy=status',
    '/usage?range=custom&from=2020-01-01&to=2040-01-01',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('table')).toBeVisible();
    await expectTranslated(page, page.getByRole('main'), ['Counting house'], path);
  }
});

test('in the pseudo-locale the worker pages and what every page has fit 360 pixels, and all of their text is in the catalogue', async ({
  page,
  dashboard,
}) => {
  const { id, userId } = await dashboard.client.createWorker({ title: 'Counting house' });
  await dashboard.page.run({ input: '1 + 1000', workerId: id });
  const { engine } = await dashboard.client.readAccount();
  const names = ['Counting house', id, String(userId), engine.description, 'Handinger'];
  await page.goto('/workers?lang=en-XA');
  for (const path of [
    '/workers?new',
    `/workers/${id}`,
    `/workers/${id}/instructions`,
    '/workers/wrk_none',
    '/no/such/page',
    '/workers',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expectTranslated(page, page.getByRole('main'), [...names, 'wrk_none'], path);
  }

  const dialog = page.getByRole('dialog');
  for (const open of [
    () => page.locator('header button').first().click(),
    () => page.keyboard.press('ControlOrMeta+k'),
    () => page.keyboard.press('?'),
  ]) {
    await open();
    await expect(dialog).toBeVisible();
    await expectTranslated(page, dialog, names, await dialog.innerText());
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('in the pseudo-locale the composer and the outbox fit 360 pixels, and all of their text is in the catalogue', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 413|ERR_INTERNET_DISCONNECTED/);
  await dashboard.client.createWorker({ title: 'Counting house', instructions: 'Count.' });
  const { engine } = await dashboard.client.readAccount();
  const refusal = 'A file takes at most 10 MB.';
  const examples = [
    'Chart the average price by city',
    'Summarise these notes and cite the lines',
    'homes.csv',
    'field-notes.md',
  ];
  const names = [...examples, engine.description, refusal, 'Counting house', '2 + 3', 'unlimited', 'csv'];
  const [main, input, dialog] = [page.getByRole('main'), page.locator('textarea'), page.getByRole('dialog')];
  const budget = (value: string) => page.locator(`input[type=radio][value=${value}]`);
  const attach = (sizes: readonly number[]) =>
    page
      .locator('input[type=file]')
      .setInputFiles(sizes.map((size, n) => ({ name: `${n}.csv`, mimeType: 'text/csv', buffer: Buffer.alloc(size) })));

  await page.goto('/?lang=en-XA');
  await expect(page.getByText(examples[0] ?? '')).toBeVisible();
  await input.focus();
  await expectTranslated(page, main, names, 'first run');
  await page.locator('main button[aria-haspopup=dialog]').click();
  await expectTranslated(page, main, names, 'workers');
  await page.keyboard.press('Escape');

  await attach([10_000_001, 14_200_000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  await expect(main.getByRole('listitem')).toHaveCount(12 + 2);
  await expectTranslated(page, main, names, 'files over the limits');
  for (let n = 0; n < 12; n += 1) await main.locator('li button').first().click();

  await budget('unlimited').check({ force: true });
  await input.fill('2 + 3');
  await input.press('Enter');
  await expect(dialog).toBeVisible();
  await expectTranslated(page, dialog, names, 'unlimited');
  await page.keyboard.press('Escape');
  await budget('high').check({ force: true });

  dashboard.hop.answer(isSend, { status: 413, body: { error: refusal } });
  await input.press('Enter');
  await expect(page.getByText(refusal)).toBeVisible();
  await expectTranslated(page, main, names, 'refused');

  await page.context().setOffline(true);
  await input.press('Enter');
  await expect(main.getByText('2 + 3')).toBeVisible();
  await expect(input).toHaveValue('');
  await expectTranslated(page, main, names, 'offline');
});

test('in the pseudo-locale the task list, a conversation and its turns fit 360 pixels, and all of their text is in the catalogue', async ({
  page,
  dashboard,
}) => {
  const taskId = 'tsk_counted';
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Counting house' });
  for (const input of ['1 + 1000', '2 + 1000']) await dashboard.page.run({ taskId, input, workerId });
  const turns = await dashboard.client.readTurns(taskId, '?parts=true');
  const { task } = await dashboard.client.readTask(taskId);
  const outputs = turns.map(({ outputText }) => outputText ?? '');
  const data = ['Counting house', taskId, String(task.createdByUserId), 'calculate', 'ms', ...outputs];
  await page.goto('/tasks?lang=en-XA');
  const main = page.getByRole('main');
  for (const [path, seen] of [
    ['/tasks', main.getByText('1 + 1000')],
    ['/tasks?q=1000', main.getByText('1 + 1000')],
    [
      '/tasks?of=turns&status=error,aborted&from=2026-01-01T00:00:00Z&hasErrors=true&minCredits=1',
      main.getByRole('heading', { level: 2 }),
    ],
    [`/tasks/${taskId}/turns`, main.getByRole('listitem').first()],
    [`/compare?before=${taskId}/0&after=${taskId}/1`, main.getByRole('table').nth(1)],
  ] as const) {
    await page.goto(path);
    await expect(seen.first()).toBeVisible();
    await expectTranslated(page, main, data, path);
  }
  await page.goto('/tasks');
  await main.getByRole('checkbox').first().check();
  await expectTranslated(page, main, data, 'selected tasks');
  await main.getByRole('toolbar').getByRole('button').last().click();
  await expectTranslated(page, page.getByRole('dialog'), data, 'export');

  await page.goto(`/tasks/${taskId}`);
  await expect(page.getByRole('article')).toHaveCount(2);
  await expectTranslated(page, page.getByRole('log'), data, 'conversation');
});

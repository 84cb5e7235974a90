import type { Page } from 'playwright/test';
import { mockLongTask, type LongTurn } from '../harness/mock-long-task.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd } from './operator.ts';

test.use({ trace: 'off' });

const WIDTHS = [360, 390, 768, 1280];

const long = (start: string) => start.padEnd(200, 'Wörterbuch');
const url = (start: string) => `https://${'subdomain.'.repeat(20)}example.org/${long(start)}`;

const parts = [
  { type: 'source-url', sourceId: long('1'), url: url('a'), title: long('Source') },
  { type: 'source-url', sourceId: '2', url: url('b') },
  { type: 'source-document', sourceId: '3', mediaType: long('text/'), title: long('Document') },
  { type: 'file', url: `/api/workers/w/files/t/0/${long('made')}.csv`, mediaType: long('text/') },
  { type: 'file', url: `data:text/csv;name=${long('inline')}.csv,a`, mediaType: 'text/csv' },
  { type: 'tool-input-available', toolCallId: 'a', toolName: long('tool'), input: { [long('name')]: long('value') } },
  { type: 'tool-output-available', toolCallId: 'a', output: { [long('list')]: [long('item')], nothing: {} } },
  { type: 'tool-input-available', toolCallId: 'b', toolName: 'short', input: long('input') },
  { type: 'tool-output-error', toolCallId: 'b', errorText: long('error') },
  { type: 'reasoning-delta', id: 'r', delta: long('thought') },
  {
    type: 'text-delta',
    id: 't',
    delta: `${long('said')} **${long('bold')}** \`${long('code')}\` [${long('link')}](${url('c')})`,
  },
  { type: 'finish' },
];

const turn: LongTurn = {
  parts,
  input: long('Question'),
  outputText: long('said'),
  more: {
    status: 'error',
    error: { message: long('failed') },
    structuredOutput: { [long('field')]: long('held') },
    attachments: [
      { url: `/api/workers/w/files/t/0/${long('given')}.csv`, mediaType: long('text/'), filename: long('given') },
    ],
    files: [{ url: '/api/workers/w/files/t/0/made', mediaType: long('text/'), filename: long('made') }],
    sources: [{ type: 'url', id: long('1'), url: url('a'), title: long('Source') }],
  },
};

/** Elements beyond the page's edge, and unexpected horizontal scrollers. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = [document.documentElement, ...document.querySelectorAll<HTMLElement>('main, main .overflow-y-auto')]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => `scrolls sideways: ${one.className}`);
    const isCut = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX } = getComputedStyle(above);
        if (overflowX !== 'visible' && !above.matches('main, .overflow-y-auto, body')) return true;
      }
      return false;
    };
    const reaches = [...document.querySelectorAll('main *')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1 && !isCut(one))
      .map((one) => `reaches over the edge: ${one.outerHTML.slice(0, 120)}`);
    return [...scrolls, ...reaches];
  });

async function expectNarrow(page: Page, where: string) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await tooWide(page), `${where} at ${width}`).toEqual([]);
  }
}

test('unbroken names and titles do not widen a conversation or its turns', async ({ page, dashboard }) => {
  const path = mockLongTask(dashboard.hop, 'tsk_words', [turn], { title: long('Title'), workerId: long('wrk_') });
  await page.goto(path);
  await seeEnd(page, 0, 'error');
  await conversationOf(page).getByText('Reasoning').click();
  for (const tool of [/^toolW/, /^short/]) await conversationOf(page).getByRole('button', { name: tool }).click();
  await expect(conversationOf(page).getByRole('group', { name: 'Error' }).first()).toBeVisible();
  await expectNarrow(page, 'conversation');
  await page.getByRole('button', { name: 'Show details' }).click();
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Source');
  await expectNarrow(page, 'figures');
  await page.goto(`${path}/turns`);
  await page.getByText('Sources', { exact: true }).first().scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Raw events' }).click();
  await expect(page.getByRole('listbox', { name: 'Raw events' })).toBeVisible();
  await expectNarrow(page, 'turns');
});

test("unbroken names do not widen the lists, the composer, or a worker's page", async ({ page, dashboard, engine }) => {
  engine.on(long('Question'), text(long('said')));
  const { id: workerId } = await dashboard.client.createWorker({
    title: long('Worker'),
    summary: long('summary').slice(0, 80),
  });
  await dashboard.page.ask('POST', '/api/tasks', { taskId: 'tsk_words', input: long('Question'), workerId });
  for (const path of [
    '/tasks',
    `/tasks?q=${long('Question')}`,
    '/usage?range=7d',
    '/workers',
    `/workers/${workerId}`,
    `/workers/${workerId}/instructions`,
  ]) {
    await page.goto(path);
    await expect(page.getByText(/Wörterbuch|No matching tasks/).first()).toBeVisible();
    await expectNarrow(page, path);
  }
  await page.goto(`/?workerId=${workerId}`);
  await inputOf(page).fill(long('Ask'));
  const file = { name: `${long('given')}.csv`, mimeType: 'text/csv', buffer: Buffer.from('a') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('given');
  await expectNarrow(page, 'new task');
});

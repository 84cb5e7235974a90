import type { Locator, Page } from 'playwright/test';
import { mockLongTask } from '../harness/mock-long-task.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd } from './operator.ts';

const CODE = 'def f():\n    return 1\n';
const TRACE = 'Traceback:\r\n  File "a.py", line 1\r\n\u001B[31mSyntaxError\u001B[0m: a wombat';

/** 2 MB in one line, and in many. */
const ONE_LINE = `start ${'0123456789'.repeat(200_000)} quokka end`;
const MANY_LINES = Array.from({ length: 40_000 }, (_, i) => `line ${i} of a log, and what more it says`).join('\n');

const call = (toolCallId: string, input: unknown, outcome: object) => [
  { type: 'tool-input-available', toolCallId, toolName: `tool_${toolCallId}`, input },
  { toolCallId, ...outcome },
];
const gave = (output: unknown) => ({ type: 'tool-output-available', output });

const parts = [
  ...call('lines', { script: 'for x in y:\n  print(x)' }, gave(CODE)),
  ...call('fails', {}, { type: 'tool-output-error', errorText: TRACE }),
  ...call('one', {}, gave(ONE_LINE)),
  ...call('many', {}, gave({ log: MANY_LINES })),
  ...call(
    'items',
    {},
    gave({
      rows: Array.from({ length: 2_000 }, (_, i) => ({ city: `city ${i}`, animal: i === 1_234 ? 'platypus' : 'cat' })),
    }),
  ),
  ...Array.from({ length: 70 }, (_, i) => ({
    type: 'file',
    url: `/api/workers/w/files/t/0/made-${i}.csv`,
    mediaType: 'text/csv',
  })),
  { type: 'text-delta', id: 't', delta: 'Done.' },
  { type: 'finish' },
];
const turns = [
  { input: 'Run all of it', outputText: 'Done.', parts, more: { structuredOutput: { animals: ['cat', ['wallaby']] } } },
];

// Trace snapshots of the whole page are slow.
test.use({ trace: 'off' });

const toolOf = (page: Page, id: string): Locator =>
  conversationOf(page)
    .getByRole('listitem')
    .filter({ has: page.locator('button', { hasText: `tool_${id}` }) });
const opener = (page: Page, id: string): Locator => conversationOf(page).locator('button', { hasText: `tool_${id}` });

async function open(page: Page, id: string): Promise<Locator> {
  await opener(page, id).click();
  return toolOf(page, id);
}

const textOf = (tool: Locator) => tool.locator('pre').evaluate((box) => box.textContent);
const heightOf = (page: Page) => conversationOf(page).evaluate((element) => element.scrollHeight);
const look = (element: Locator) =>
  element.evaluate((one) => {
    const { whiteSpace, fontFamily } = getComputedStyle(one);
    return { text: one.textContent, whiteSpace, isMono: /mono/i.test(fontFamily) };
  });

async function openTools(page: Page, { hop }: Dashboard) {
  await page.goto(mockLongTask(hop, 'tsk_tools', turns));
  await seeEnd(page, 0, 'completed');
  await conversationOf(page).focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: '5 tool calls' }).click();
}

test('collapsed tool calls show how many failed or have not finished', async ({ page, dashboard }) => {
  const calls = [
    ...['a', 'b', 'c'].flatMap((id) => call(id, {}, gave(1))),
    ...call('d', {}, { type: 'tool-output-error', errorText: 'Not found' }),
    ...call('e', {}, {}).slice(0, 1),
    { type: 'finish' },
  ];
  await page.goto(mockLongTask(dashboard.hop, 'tsk_failed', [{ input: 'Look', outputText: '', parts: calls }]));
  await page.getByRole('button', { name: '5 tool calls · 1 failed · 1 not finished' }).click();
  const [failed, unfinished, figures] = await Promise.all(
    [
      page.getByRole('listitem').getByText('failed', { exact: true }),
      page.getByRole('listitem').getByText('not finished', { exact: true }),
      page.getByText('· 1 not finished'),
    ].map((state) => state.evaluate((one) => getComputedStyle(one).color)),
  );
  expect(unfinished).toBe(figures);
  expect(unfinished).not.toBe(failed);
});

test('tool input and output keep their lines, without terminal codes', async ({ page, dashboard }) => {
  await openTools(page, dashboard);
  const lines = await open(page, 'lines');
  const asLines = { whiteSpace: 'pre-wrap', isMono: true };
  expect(await look(lines.getByRole('group', { name: 'Output' }).locator('pre'))).toEqual({ text: CODE, ...asLines });
  expect(await look(lines.getByRole('group', { name: 'script' }))).toEqual({
    text: 'for x in y:\n  print(x)',
    ...asLines,
  });
  const fails = await open(page, 'fails');
  expect(await look(fails.getByRole('group', { name: 'Error' }).locator('pre'))).toEqual({
    text: 'Traceback:\n  File "a.py", line 1\nSyntaxError: a wombat',
    ...asLines,
  });
});

test('2 MB of output is shortened, and shown completely on demand', async ({ page, dashboard }) => {
  await openTools(page, dashboard);
  for (const [id, last] of [
    ['one', 'quokka end'],
    ['many', 'line 39999 of a log, and what more it says'],
  ] as const) {
    const tool = await open(page, id);
    await expect(tool.locator('pre')).toBeVisible();
    const closed = await heightOf(page);
    expect(closed).toBeLessThan(4_000);
    expect((await textOf(tool)).length).toBeLessThanOrEqual(20_000);
    await tool.getByRole('button', { name: /^Show all/ }).click();
    expect((await textOf(tool)).endsWith(last)).toBe(true);
    expect(await heightOf(page)).toBeLessThan(closed + 1_000);
    await tool.locator('pre').focus();
    await page.keyboard.press('End');
    await expect
      .poll(() =>
        tool.locator('pre > :last-child').evaluate((piece) => piece.checkVisibility({ contentVisibilityAuto: true })),
      )
      .toBe(true);
    await tool.getByRole('button', { name: 'Show less' }).click();
    await opener(page, id).click();
  }
});

test('finds words in tool calls, collapsed or not, and goes to them', async ({ page, dashboard }) => {
  await openTools(page, dashboard);
  const found = () => page.evaluate(() => [...(CSS.highlights.get('found-current') ?? [])].map(String));
  const bar = page.getByRole('search', { name: 'Find in conversation' });
  await page.keyboard.press('ControlOrMeta+f');
  for (const [words, id, ofAll] of [
    ['wombat', 'fails', '1 of 1'],
    ['quokka', 'one', '1 of 1'],
    ['line 39998 of', 'many', '1 of 1'],
    ['platypus', 'items', '1 of 1'],
  ] as const) {
    await bar.getByRole('textbox').fill(words);
    await expect(bar).toContainText(ofAll);
    await expect.poll(found).toEqual([words]);
    await expect(opener(page, id)).toHaveAttribute('aria-expanded', 'true');
    const isInSight = () =>
      page.evaluate(() => {
        const [match] = CSS.highlights.get('found-current') ?? [];
        const rect = match instanceof Range ? match.getBoundingClientRect() : undefined;
        const at = rect && document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
        return match instanceof Range && at != null && at.contains(match.startContainer);
      });
    await expect.poll(isInSight).toBe(true);
  }
  await bar.getByRole('textbox').fill('wallaby');
  await expect.poll(found).toEqual(['wallaby']);
  await bar.getByRole('textbox').fill('made-69.csv');
  await expect.poll(found).toEqual(['made-69.csv']);
  await bar.getByRole('textbox').fill('platypus');
  await expect.poll(found).toEqual(['platypus']);
  // Finding the next match reopens a closed tool call.
  await opener(page, 'items').click();
  await page.keyboard.press('F3');
  await expect.poll(found).toEqual(['platypus']);
  await expect(opener(page, 'items')).toHaveAttribute('aria-expanded', 'true');
});

test('a long error and a long structured output are shortened in the conversation and in the turns', async ({
  page,
  dashboard,
}) => {
  const more = {
    status: 'error',
    error: { code: 'broke', message: MANY_LINES },
    structuredOutput: { report: ONE_LINE.repeat(2) },
  };
  await page.goto(mockLongTask(dashboard.hop, 'tsk_tools', [{ input: 'Fail at length', outputText: 'Done.', more }]));
  await seeEnd(page, 0, 'error');
  for (const area of [conversationOf(page), page.getByRole('main')]) {
    const error = area.getByRole('group', { name: 'Error' }).locator('pre');
    await expect(error).toContainText('line 0 of a log');
    const report = area.getByRole('group', { name: 'report' });
    await expect(report).toContainText('start 0123456789');
    for (const box of [error, report]) expect((await box.textContent())?.length).toBeLessThanOrEqual(20_000);
    expect(await area.evaluate((element) => element.scrollHeight)).toBeLessThan(3_000);
    await page.goto('/tasks/tsk_tools/turns');
  }
});

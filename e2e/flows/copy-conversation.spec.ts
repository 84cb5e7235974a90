import type { Page } from 'playwright/test';
import { mockLongTask, type LongTurn } from '../harness/mock-long-task.ts';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, conversationOf, inputOf, seeEnd } from './operator.ts';

const TURNS = 1_000;
const turns: readonly LongTurn[] = Array.from({ length: TURNS }, (_, i) => ({
  input: `Question ${i}`,
  outputText: `First of ${i}.\n\n**Second** of ${i}.`,
}));

const whole = turns
  .map(({ input, outputText }, i) => `## Turn ${i + 1} · You\n\n${input}\n\n## Turn ${i + 1} · Worker\n\n${outputText}`)
  .join('\n\n');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const lineOf = (page: Page, words: string) => conversationOf(page).getByText(words, { exact: true });

async function openLong(page: Page, path: string) {
  await page.goto(path);
  await seeEnd(page, TURNS - 1, 'completed');
}

async function toStart(page: Page) {
  await conversationOf(page).focus();
  await page.keyboard.press('Home');
  await expect(lineOf(page, 'Question 0')).toBeInViewport();
}

async function pointAt(page: Page, words: string, edge: 'left' | 'right') {
  const box = await lineOf(page, words).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, y: top + height / 2 };
  });
  await page.mouse.move(edge === 'left' ? box.left + 1 : box.right - 1, box.y);
}

test('Ctrl+A selects the whole conversation, and Ctrl+C copies the parts off screen as well', async ({
  page,
  dashboard,
}) => {
  await openLong(page, mockLongTask(dashboard.hop, 'tsk_long', turns));
  const notice = page.getByText('Whole conversation selected');
  // Following a link puts the focus here.
  await page.locator('#page').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(notice).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(notice).toBeHidden();
  await conversationOf(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(notice).toBeVisible();
  await page.keyboard.press('Home');
  await expect(lineOf(page, 'Question 0')).toBeInViewport();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('Copied 1,000 turns')).toBeVisible();
  expect(await copied(page)).toBe(whole);

  await page.keyboard.press('Escape');
  await expect(notice).toBeHidden();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(notice).toBeVisible();
  await lineOf(page, 'Question 0').click();
  await expect(notice).toBeHidden();

  // In a field, the keys act on the field.
  await inputOf(page).fill('a draft');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  expect(await copied(page)).toBe('a draft');
  await expect(notice).toBeHidden();
});

test('copies everything between the ends of a Shift+click selection across hundreds of rows', async ({
  page,
  dashboard,
}) => {
  await openLong(page, mockLongTask(dashboard.hop, 'tsk_long', turns));
  await toStart(page);
  await pointAt(page, 'First of 0.', 'left');
  await page.mouse.down();
  await page.mouse.up();
  await expect(async () => {
    await page.mouse.wheel(0, 1_000_000);
    await expect(lineOf(page, 'First of 999.')).toBeInViewport({ timeout: 500 });
  }).toPass();
  await pointAt(page, 'First of 999.', 'right');
  await page.keyboard.down('Shift');
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.keyboard.press('ControlOrMeta+c');
  const text = await copied(page);
  expect(text.startsWith('First of 0.')).toBe(true);
  expect(text.endsWith('First of 999.')).toBe(true);
  expect(text.match(/^## Turn \d+ · You$/gm)).toHaveLength(TURNS - 1);
  expect(text.match(/^Second of \d+\.$/gm)?.length).toBeGreaterThanOrEqual(TURNS - 2);
});

test('copies what scrolled off screen when a selection is dragged while the page scrolls', async ({
  page,
  dashboard,
}) => {
  await openLong(page, mockLongTask(dashboard.hop, 'tsk_long', turns));
  await toStart(page);
  await pointAt(page, 'First of 1.', 'left');
  await page.mouse.down();
  await page.mouse.move(600, 400);
  for (let i = 0; i < 30; i += 1) await page.mouse.wheel(0, 400);
  await expect(lineOf(page, 'Question 1')).not.toBeInViewport();
  await page.mouse.move(610, 300, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('ControlOrMeta+c');
  const text = await copied(page);
  expect(text.startsWith('First of 1.')).toBe(true);
  const seqs = [...text.matchAll(/Question (\d+)$/gm)].map((match) => Number(match[1]));
  expect(seqs.length).toBeGreaterThan(20);
  expect(seqs).toEqual(seqs.map((_, i) => i + 2));
});

test('leaves copying a selection within one answer to the browser', async ({ page, dashboard }) => {
  await openLong(page, mockLongTask(dashboard.hop, 'tsk_long', turns));
  await lineOf(page, 'First of 999.').dblclick({ position: { x: 4, y: 8 } });
  await page.keyboard.press('ControlOrMeta+c');
  expect((await copied(page)).trim()).toBe('First');
});

test('the menu copies the whole conversation', async ({ page, dashboard }) => {
  await openLong(page, mockLongTask(dashboard.hop, 'tsk_long', turns));
  await chooseFromMenu(page, 'Copy conversation');
  await expect(page.getByText('Copied 1,000 turns')).toBeVisible();
  expect(await copied(page)).toBe(whole);
});

import type { Page } from 'playwright/test';
import { mockLongTask, type LongTurn } from '../harness/mock-long-task.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd } from './operator.ts';

const TURNS = 1_000;

/** "Sarrià" occurs once in 250 turns, "**bold** text" once in all. */
const turns: readonly LongTurn[] = Array.from({ length: TURNS }, (_, i) => {
  const outputText = `Answer ${i} is **312,450 €**.\n\n- Girona\n- ${i % 250 === 7 ? 'Sarrià' : 'Vic'}\n\n${i === 40 ? 'So **bold** text ends.' : 'It ends.'}`;
  const call = { toolCallId: `c${i}`, toolName: 'query_table', input: { file: `homes-${i}.csv` } };
  return {
    input: `Question ${i}`,
    outputText,
    parts: [
      ...Array.from({ length: 5 }, (_none, n) => ({
        type: 'tool-input-available',
        ...call,
        toolCallId: `c${i}-${n}`,
        ...(n === 4 && i === 998 && { toolName: 'draw_chart' }),
        ...(n === 4 && i === 12 && { toolName: 'ask_registry' }),
      })),
      { type: 'reasoning-delta', id: 'r', delta: i === 997 ? 'Perhaps by district.' : 'Perhaps not.' },
      { type: 'reasoning-end', id: 'r' },
      { type: 'text-delta', id: 't', delta: outputText },
      { type: 'finish' },
    ],
  };
});

/** The parts of 1,000 turns come in 100 responses. */
const ONCE_LOADED = { timeout: 90_000 };

const barOf = (page: Page) => page.getByRole('search', { name: 'Find in conversation' });
const fieldOf = (page: Page) => barOf(page).getByRole('textbox');

async function marked(page: Page): Promise<{ found: string[]; current: string[] }> {
  return page.evaluate(() => {
    const wordsOf = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);
    return { found: wordsOf('found'), current: wordsOf('found-current') };
  });
}

async function find(page: Page, words: string) {
  await page.keyboard.press('ControlOrMeta+f');
  await fieldOf(page).fill(words);
}

test('finds words in 1,000 turns and steps through the matches by keyboard', async ({ page, dashboard }) => {
  test.slow();
  await page.goto(mockLongTask(dashboard.hop, 'tsk_long', turns));
  await seeEnd(page, 999, 'completed');
  await inputOf(page).focus();

  await find(page, 'sarria');
  await expect(barOf(page)).toContainText('4 of 4', ONCE_LOADED);
  await expect(conversationOf(page).getByText('Question 757', { exact: true })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(barOf(page)).toContainText('1 of 4');
  await page.keyboard.press('Enter');
  await expect(barOf(page)).toContainText('2 of 4');
  await expect(conversationOf(page).getByText('Question 257', { exact: true })).toBeAttached();
  await expect.poll(() => marked(page)).toEqual({ found: [], current: ['Sarrià'] });
  await expect(conversationOf(page).getByText('Sarrià')).toBeInViewport();
  await page.keyboard.press('Shift+F3');
  await expect(barOf(page)).toContainText('1 of 4');
  await expect(conversationOf(page).getByText('Sarrià')).toBeInViewport();
  await page.keyboard.press('Shift+Enter');
  await expect(barOf(page)).toContainText('4 of 4');
  await expect(conversationOf(page).getByText('Question 757', { exact: true })).toBeAttached();

  await fieldOf(page).fill('bold text');
  await expect(barOf(page)).toContainText('1 of 1');
  await expect.poll(() => marked(page)).toEqual({ found: [], current: ['bold text'] });

  await fieldOf(page).fill('nowhere');
  await expect(barOf(page)).toContainText('No matches');
  await page.keyboard.press('Escape');
  await expect(barOf(page)).toBeHidden();
  await expect(inputOf(page)).toBeFocused();
  expect(await marked(page)).toEqual({ found: [], current: [] });
});

test('expands collapsed content that contains the current match', async ({ page, dashboard }) => {
  test.slow();
  await page.goto(mockLongTask(dashboard.hop, 'tsk_long', turns));
  await seeEnd(page, 999, 'completed');
  await find(page, 'draw_chart');
  await expect(barOf(page)).toContainText('1 of 1', ONCE_LOADED);
  await expect(conversationOf(page).getByText('draw_chart')).toBeInViewport();
  await fieldOf(page).fill('by district');
  await expect(conversationOf(page).getByText('Perhaps by district.')).toBeInViewport();
});

test('finds tool calls of turns that were never on screen', async ({ page, dashboard }) => {
  test.slow();
  await page.goto(mockLongTask(dashboard.hop, 'tsk_long', turns.slice(0, 100)));
  await seeEnd(page, 99, 'completed');
  await find(page, 'ask_registry');
  await expect(barOf(page)).toContainText('1 of 1', ONCE_LOADED);
  await expect(conversationOf(page).getByText('ask_registry')).toBeInViewport();
  await expect.poll(async () => (await marked(page)).current).toEqual(['ask_registry']);
});

test('searches a growing answer as it grows', async ({ page, engine }) => {
  const gate = createGate();
  engine.on('Grow on', text('One pear.\n\n', gate, 'Another pear, and a third pear.'));
  await page.goto('/');
  await inputOf(page).fill('Grow on');
  await inputOf(page).press('Enter');
  await expect(conversationOf(page).getByText('One pear.')).toBeVisible();
  await find(page, 'PEAR');
  await expect(barOf(page)).toContainText('1 of 1');
  gate.open();
  await expect(barOf(page)).toContainText('1 of 3');
  await expect.poll(async () => (await marked(page)).found).toEqual(['pear', 'pear']);
});

test('leaves a second Ctrl+F in the field to the browser', async ({ page, dashboard }) => {
  await page.goto(mockLongTask(dashboard.hop, 'tsk_long', turns.slice(0, 3)));
  await seeEnd(page, 2, 'completed');
  const taken = () =>
    page.evaluate(() => {
      const press = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(press);
      return press.defaultPrevented;
    });
  expect(await taken()).toBe(true);
  await expect(fieldOf(page)).toBeFocused();
  expect(await taken()).toBe(false);
});

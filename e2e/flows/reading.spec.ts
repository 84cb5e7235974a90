import { mockLongTask } from '../harness/mock-long-task.ts';
import { createGate } from '../harness/gate.ts';
import { hold, say, text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { chooseBudget, conversationOf, inputOf, seeEnd, send, sendNewTask, turnDetailsButton } from './operator.ts';

const PARAGRAPH =
  'The register lists every home that was sold in the region during the first half of the year, together with its price, ' +
  'its area and the day of the sale. Homes that were inherited or given away have no price, and were left out of the ' +
  'averages below. Prices are those of the deed, which are usually a little lower than those in the advertisements.';

test('an answer has lines of about 70 characters, and headings that differ from its text', async ({
  page,
  dashboard,
}) => {
  const outputText = `# One\n\n## Two\n\n### Three\n\n#### Four\n\n${PARAGRAPH}\n\n- [x] Done\n- [ ] Not yet`;
  await page.goto(mockLongTask(dashboard.hop, 'tsk_set', [{ input: 'Write', outputText }]));
  await seeEnd(page, 0, 'completed');
  const answer = conversationOf(page);
  const sizes = await answer
    .locator('[data-searchable] > :is(h3, h4, h5, h6, p:not(:has(*:not(span))))')
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).fontSize));
  expect(sizes).toEqual(['20px', '17px', '15px', '14px', '15px']);
  const lines = await answer.getByText(PARAGRAPH.slice(0, 40)).evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() ?? element;
    const tops = Array.from(node.textContent ?? '', (_, i) => {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      return Math.round(range.getBoundingClientRect().top);
    });
    return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
  });
  const whole = lines.slice(0, -1);
  expect(Math.max(...whole)).toBeLessThanOrEqual(76);
  const mean = whole.reduce((sum, characters) => sum + characters) / whole.length;
  expect(mean).toBeGreaterThanOrEqual(62);
  expect(mean).toBeLessThanOrEqual(72);
  await expect(answer.getByRole('checkbox').first()).toBeChecked();
  await expect(answer.getByRole('checkbox').last()).not.toBeChecked();
});

test('long lines of code wrap on demand', async ({ page, dashboard }) => {
  const outputText = `\`\`\`js\nconst line = ${'"a word" + '.repeat(30)}"";\n\`\`\``;
  await page.goto(mockLongTask(dashboard.hop, 'tsk_code', [{ input: 'Write', outputText }]));
  await seeEnd(page, 0, 'completed');
  const code = conversationOf(page).locator('pre');
  const isWhole = () => code.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
  expect(await isWhole()).toBe(false);
  await page.getByRole('button', { name: 'Wrap lines' }).click();
  expect(await isWhole()).toBe(true);
});

test('sources have numbers, marks in the text lead to them, and a card names them', async ({ page, engine }) => {
  engine.on(
    'Cite both',
    say(
      { type: 'source-url', sourceId: 'src-a', url: 'https://example.org/homes', title: 'The register of homes' },
      { type: 'source-url', sourceId: 'src-b', url: 'https://example.com/prices', title: 'Prices by city' },
    ),
    text('By number [2], by id [src-a], and neither [3] nor [src-c].'),
  );
  await sendNewTask(page, 'Cite both');
  await seeEnd(page, 0, 'completed');
  const answer = conversationOf(page);
  await expect(answer).toContainText('By number 2, by id 1, and neither [3] nor [src-c].');
  const mark = answer.getByRole('link', { name: 'Source 2: Prices by city' });
  await expect(mark).toHaveAttribute('href', 'https://example.com/prices');
  await mark.hover();
  const card = page.locator('[data-tooltip-popup]');
  await expect(card).toContainText('Prices by city');
  await expect(card).toContainText('example.com');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await answer.focus();
  await page.keyboard.press('Tab');
  await expect(card).toContainText('Prices by city');
  await expect(page.getByRole('region', { name: 'Sources' }).getByRole('listitem')).toContainText([
    '1The register of homesexample.org',
    '2Prices by cityexample.com',
  ]);
});

test('recorded reasoning says how long it took, and opens', async ({ page, engine }) => {
  const gate = createGate();
  engine.on(
    'Think first',
    say({ type: 'reasoning-start', id: 'r' }, { type: 'reasoning-delta', id: 'r', delta: 'Step by step.' }),
    hold(gate),
    say({ type: 'reasoning-end', id: 'r' }),
    text('Done.'),
  );
  await sendNewTask(page, 'Think first');
  const answer = conversationOf(page);
  await expect(answer.getByText('Thinking')).toBeVisible();
  // Reasoning of less than a second has no time.
  await expect(turnDetailsButton(page, 0)).toContainText('0:02');
  gate.open();
  await seeEnd(page, 0, 'completed');
  const summary = answer.getByText(/^Thought for \d+ s$/);
  await expect(summary).toBeVisible();
  await page.reload();
  await expect(answer.getByText('Step by step.')).toBeHidden();
  await summary.click();
  await expect(answer.getByText('Step by step.')).toBeVisible();
});

test('a running turn shows one clock and one price, at its foot', async ({ page, engine }) => {
  const gate = createGate();
  engine.on('Take a while', text('It takes ', gate, 'a while.'));
  await sendNewTask(page, 'Take a while');
  await gate.reached;
  await expect(turnDetailsButton(page, 0)).toContainText(/0:\d\d/);
  const main = page.getByRole('main');
  await expect(main.getByText(/^0:\d\d$/)).toHaveCount(1);
  await expect(main.getByText('Running', { exact: true })).toHaveCount(1);
  await expect(main.getByText('0 credits')).toHaveCount(0);
  await expect(main.getByText('0 → 0 tokens')).toHaveCount(0);
  gate.open();
  await seeEnd(page, 0, 'completed');
});

test('a first answer stays at its beginning, and the second is followed', async ({ page, engine }) => {
  const [first, second] = [createGate(), createGate()];
  const lines = (of: string) => Array.from({ length: 40 }, (_, i) => `${of} line ${i}.`).join('\n\n');
  engine.on('Write first', text(lines('First'), first));
  engine.on('Write second', text(lines('Second'), second));
  await sendNewTask(page, 'Write first');
  const answer = conversationOf(page);
  await expect(answer.getByText('First line 0.')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'New output' })).toBeVisible();
  first.open();
  await expect(page.getByRole('button', { name: 'Jump to bottom' })).toBeVisible();
  await expect(answer.getByText('First line 0.')).toBeInViewport();
  await send(page, 'Write second');
  await expect(answer.getByText('Second line 39.')).toBeInViewport();
  second.open();
  await seeEnd(page, 1, 'completed');
});

test('a long answer has an outline beside it', async ({ page, dashboard }) => {
  const section = (n: number) => `## Part ${n}\n\n${`${PARAGRAPH}\n\n`.repeat(12)}`;
  const outputText = [1, 2, 3, 4].map(section).join('');
  await page.goto(mockLongTask(dashboard.hop, 'tsk_outline', [{ input: 'Write', outputText }]));
  await seeEnd(page, 0, 'completed');
  await page.getByRole('button', { name: 'Show details' }).click();
  const outline = page.getByRole('list', { name: 'Outline' });
  await expect(outline.getByRole('button')).toHaveText(['Part 1', 'Part 2', 'Part 3', 'Part 4']);
  await outline.getByRole('button', { name: 'Part 2' }).click();
  await expect(conversationOf(page).getByRole('heading', { name: 'Part 2' })).toBeInViewport();
});

test('the composer of a task is one line until it is used, and its controls stay in place', async ({ page }) => {
  await sendNewTask(page, '1 + 1');
  await seeEnd(page, 0, 'completed');
  await page.reload();
  await seeEnd(page, 0, 'completed');
  const composer = page.getByRole('region', { name: 'Composer' });
  const height = async () => (await composer.boundingBox())?.height ?? 0;
  const attach = await page.getByRole('button', { name: 'Attach files' }).boundingBox();
  expect(await height()).toBeLessThan(56);
  await inputOf(page).focus();
  expect(await height()).toBeGreaterThan(70);
  expect(await page.getByRole('button', { name: 'Attach files' }).boundingBox()).toEqual(attach);
  await chooseBudget(page, 'High');
  await expect(page.getByRole('button', { name: 'Budget: High' })).toBeFocused();
  await expect(inputOf(page)).toHaveAccessibleDescription(/Multi-step research/);
});

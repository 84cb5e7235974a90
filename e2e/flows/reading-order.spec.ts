import type { Locator } from 'playwright/test';
import { mockLongTask } from '../harness/mock-long-task.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, send, seeEnd } from './operator.ts';

const turns = Array.from({ length: 200 }, (_, i) => ({
  input: `Question ${i}`,
  outputText: `Answer ${i}.\n\nIt ends.`,
}));

const read = (conversation: Locator) =>
  conversation
    .getByRole('article')
    .evaluateAll((articles) => articles.map((one) => Number(one.getAttribute('aria-posinset')) - 1));

test('turns are read in order, each with question and answer', async ({ page, dashboard }) => {
  await page.goto(mockLongTask(dashboard.hop, 'tsk_order', turns));
  await seeEnd(page, 199, 'completed');
  const conversation = conversationOf(page);
  const last = conversation.getByRole('article', { name: 'Turn 200' });
  await expect(last).toHaveAttribute('aria-setsize', '200');
  await expect(last).toMatchAriaSnapshot(`
    - article "Turn 200":
      - region "Input of turn 200":
        - paragraph: /You/
        - paragraph: Question 199
      - paragraph: Answer 199.
      - paragraph: It ends.
      - button "Details of turn 200"
  `);
  await conversation.focus();
  for (const key of ['PageUp', 'PageUp', 'Home', 'PageDown', 'End', 'PageUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    const seqs = await read(conversation);
    expect(seqs.length).toBeGreaterThan(0);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  }
});

test('j and k move from turn to turn', async ({ page, dashboard }) => {
  await page.goto(mockLongTask(dashboard.hop, 'tsk_order', turns));
  await seeEnd(page, 199, 'completed');
  await conversationOf(page).focus();
  await page.keyboard.press('Home');
  const isFirst = (seq: number) =>
    expect
      .poll(async () => {
        const top = (await conversationOf(page).boundingBox())?.y ?? 0;
        const box = await conversationOf(page).getByText(`Question ${seq}`, { exact: true }).boundingBox();
        return box === null ? undefined : box.y - top < 100;
      })
      .toBe(true);
  await isFirst(0);
  for (const seq of [1, 2, 3]) {
    await page.keyboard.press('j');
    await isFirst(seq);
  }
  await page.keyboard.press('k');
  await isFirst(2);
});

test('announces the start and end of a turn, but not its text', async ({ page, engine }) => {
  const gate = createGate();
  engine.on('Say little', text('A word. ', gate, 'The last word.'));
  await page.goto('/');
  await send(page, 'Say little');
  const announcement = page.getByRole('status').filter({ hasText: /^Turn / });
  await expect(announcement).toHaveText('Turn 1 is running.');
  await expect(conversationOf(page)).toContainText('A word.');
  await expect(announcement).toHaveText('Turn 1 is running.');
  gate.open();
  await expect(announcement).toHaveText(/^Turn 1 completed, \d+ credits?\.$/);
  await expect(inputOf(page)).toBeVisible();
});

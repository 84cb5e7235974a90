import { createRandom } from '../faults/random.ts';
import { isSend } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, recordOf, seeEnd, sendNewTask } from './operator.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const RELOADS = 20;
const WORDS = Array.from({ length: 40 }, (_, i) => `Wörd ${i}${i % 7 === 6 ? '.\n\n' : ' 🌍 '}`);

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test(`twenty reloads during one answer show every word once, in order, with one charge (SEED=${SEED})`, async ({
  page,
  dashboard,
  engine,
}, { repeatEachIndex }) => {
  test.slow();
  const input = 'Answer through twenty reloads';
  const random = createRandom(SEED, 'reloads', repeatEachIndex);
  const pieces = WORDS.map((words) => ({ words, gate: createGate() }));
  engine.on(input, text(...pieces.flatMap(({ words, gate }) => [words, gate]), 'The end.'));
  const answer = `${WORDS.join('')}The end.`;
  const conversation = conversationOf(page);
  const taskId = await sendNewTask(page, input);

  let reloads = 0;
  for (const [i, { gate }] of pieces.entries()) {
    await gate.reached;
    if (random.chance((RELOADS - reloads) / (pieces.length - i))) {
      reloads += 1;
      if (random.chance(0.4)) await expect(conversation).toContainText(`Wörd ${i}`);
      await page.reload({ waitUntil: random.chance(0.3) ? 'load' : 'domcontentloaded' });
    }
    gate.open();
  }
  await seeEnd(page, 0, 'completed');
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(answer);
  const shown = await conversation.getByText('Wörd').allTextContents();
  expect(shown.join('\n\n')).toBe(answer.replaceAll(/ +(?=\n|$)/g, ''));

  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ outputText }) => outputText)).toEqual([answer]);
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
  expect(reloads).toBe(RELOADS);
});

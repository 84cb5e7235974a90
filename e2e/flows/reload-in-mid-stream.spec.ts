import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, seeReceived, sendNewTask } from './operator.ts';

const INPUT = 'Say it in four pieces';
const PIECES = [
  '# Ünïcode 🌍 first\n\nThe first paragraph, ',
  'with **emphasis** that is split in the mid',
  'dle of a word.\n\n| a | b |\n|---|---|\n| 1 | 2 ',
  '|\n\n```js\nconst last = "piece";\n```\n',
] as const;

test('a reload during an answer shows the text so far, then the live stream, and the whole answer at the end', async ({
  page,
  context,
  engine,
  dashboard,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const gates = [createGate(), createGate(), createGate()] as const;
  engine.on(INPUT, text(PIECES[0], gates[0], PIECES[1], gates[1], PIECES[2], gates[2], PIECES[3]));
  const conversation = conversationOf(page);

  const taskId = await sendNewTask(page, INPUT);
  await expect(conversation).toContainText('The first paragraph,');
  gates[0].open();
  await expect(conversation).toContainText('with emphasis that is split in the mid');

  await page.reload();
  await expect(conversation).toContainText('with emphasis that is split in the mid');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  gates[1].open();
  await expect(conversation).toContainText('middle of a word.');

  await page.reload();
  await expect(conversation.getByRole('table')).toBeVisible();
  gates[2].open();
  await seeEnd(page, 0, 'completed');
  await seeReceived(page, 0, 'Resumed after a break');
  await expect(conversation).toContainText('const last = "piece";');

  await page.getByRole('button', { name: 'Copy answer' }).click();
  const { outputText } = await dashboard.client.readLastTurn(taskId);
  expect(outputText).toBe(PIECES.join(''));
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(outputText);
});

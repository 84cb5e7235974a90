import { isSend } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, recordOf, seeEnd, seeReceived, sendNewTask } from './operator.ts';

const INPUT = 'Answer while the network is gone';
const BROKEN = 'Connection lost. Reconnecting… What has arrived is kept.';

test('says that it is offline during an answer, then shows the whole answer without operator action', async ({
  page,
  context,
  dashboard,
  engine,
  faults,
}) => {
  // Code may still be loading.
  faults.expect(/ERR_|status of 502|PartNotLoaded/);
  const gates = [createGate(), createGate()] as const;
  engine.on(INPUT, text('Before it went. ', gates[0], 'While it was gone. ', gates[1], 'Since it is back.'));
  const conversation = conversationOf(page);
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversation).toContainText('Before it went.');

  await context.setOffline(true);
  // Chromium keeps open streams when offline.
  dashboard.hop.endStreams();
  await expect(page.getByText(BROKEN)).toBeVisible();
  await expect(conversation).toContainText('Before it went.');
  gates[0].open();
  await gates[1].reached;
  await expect(conversation).not.toContainText('While it was gone.');

  await context.setOffline(false);
  await expect(conversation).toContainText('Before it went. While it was gone.');
  await expect(page.getByText(BROKEN)).toBeHidden();
  gates[1].open();
  await seeEnd(page, 0, 'completed');
  await seeReceived(page, 0, 'Resumed after a break');
  const answer = 'Before it went. While it was gone. Since it is back.';
  await expect(conversation.getByText(answer, { exact: true })).toBeVisible();
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ outputText }) => outputText)).toEqual([answer]);
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
});

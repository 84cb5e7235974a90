import { isSend } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, recordOf, seeEnd, sendNewTask } from './operator.ts';

async function expectOneTurn(dashboard: Dashboard, taskId: string, answer: string) {
  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ outputText }) => outputText)).toEqual([answer]);
  expect(dashboard.hop.passed.filter(isSend)).toHaveLength(1);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
}

test('a cut network, a reload and a proxy restart in one answer lead to the whole answer, one turn and one charge', async ({
  page,
  context,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/ERR_|status of 502|PartNotLoaded/);
  const input = 'Answer through it all';
  const gates = [createGate(), createGate(), createGate(), createGate()] as const;
  engine.on(input, text('One. ', gates[0], 'Two. ', gates[1], 'Three. ', gates[2], 'Four. ', gates[3], 'Five.'));
  const conversation = conversationOf(page);
  const taskId = await sendNewTask(page, input);
  await expect(conversation).toContainText('One.');

  await context.setOffline(true);
  dashboard.hop.cut();
  gates[0].open();
  dashboard.hop.mend();
  await context.setOffline(false);
  await expect(conversation).toContainText('One. Two.');

  gates[1].open();
  await page.reload();
  await expect(conversation).toContainText('One. Two. Three.');

  await dashboard.restartProxy();
  gates[2].open();
  await expect(conversation).toContainText('One. Two. Three. Four.');

  gates[3].open();
  await seeEnd(page, 0, 'completed');
  await expect(conversation.getByText('One. Two. Three. Four. Five.', { exact: true })).toBeVisible();
  await expectOneTurn(dashboard, taskId, 'One. Two. Three. Four. Five.');
});

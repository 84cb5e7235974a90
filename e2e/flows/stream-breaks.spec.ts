import { createGate } from '../harness/gate.ts';
import { isResume, isSend } from '../harness/flaky-hop.ts';
import { fail, text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd, seeReceived, send, sendNewTask, recordOf } from './operator.ts';

const INPUT = 'Answer over a bad line';

test('resumes a stream that ends early, without duplicates', async ({ page, dashboard, engine }) => {
  const gates = [createGate(), createGate()] as const;
  engine.on(INPUT, text('First. ', gates[0], 'Second. ', gates[1], 'Third.'));
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('First.');

  dashboard.hop.endStreams();
  await expect.poll(() => dashboard.hop.passed.filter(isResume).length).toBe(1);
  gates[0].open();
  await expect(conversationOf(page)).toContainText('First. Second.');
  gates[1].open();
  await seeEnd(page, 0, 'completed');
  await seeReceived(page, 0, 'Resumed after a break');
  await expect(conversationOf(page).getByText('First. Second. Third.', { exact: true })).toBeVisible();
  expect((await dashboard.client.readLastTurn(taskId)).outputText).toBe('First. Second. Third.');
});

test('when the API goes down during an answer, says so, keeps the text and resumes', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 502|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const gate = createGate();
  engine.on(INPUT, text('Before the break. ', gate, 'After it.'));
  await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Before the break.');

  dashboard.hop.cut();
  await expect(page.getByText('Connection lost. Reconnecting… What has arrived is kept.')).toBeVisible();
  await expect(conversationOf(page)).toContainText('Before the break.');
  gate.open();
  dashboard.hop.mend();
  await expect(conversationOf(page).getByText('Before the break. After it.', { exact: true })).toBeVisible();
  await seeEnd(page, 0, 'completed');
  await expect(page.getByText('Connection lost. Reconnecting…')).toBeHidden();
});

test('reads the answer from the record if the API cannot resume a stream', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 404/);
  const gate = createGate();
  engine.on(INPUT, text('Streamed. ', gate, 'Recorded.'));
  dashboard.hop.answer(isResume, { status: 404, body: { error: 'No such route.' } }, 'always');
  await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Streamed.');
  dashboard.hop.endStreams();
  await expect(page.getByText('This API can’t resume streams.')).toBeVisible();
  gate.open();
  await seeEnd(page, 0, 'completed');
  await seeReceived(page, 0, 'From the record');
  await expect(conversationOf(page)).toContainText('Streamed. Recorded.');
});

test('a failed turn shows the reason and its text, and can be sent again', async ({ page, dashboard, engine }) => {
  engine.on(INPUT, text('As far as it went.'), fail('the engine broke'));
  const taskId = await sendNewTask(page, INPUT);
  await seeEnd(page, 0, 'error');
  await expect(conversationOf(page).getByRole('alert')).toContainText('Sending again starts a new turn');
  await expect(conversationOf(page)).toContainText('As far as it went.');

  engine.on(INPUT, text('All of it this time.'));
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(inputOf(page)).toHaveValue(INPUT);
  await inputOf(page).press('Enter');
  await seeEnd(page, 1, 'completed');
  await expect(conversationOf(page)).toContainText('All of it this time.');
  expect((await recordOf(dashboard, taskId)).turns.map(({ status }) => status)).toEqual(['error', 'completed']);
});

test('switching between two slow tasks keeps each stream open once, with its own text', async ({
  page,
  engine,
  dashboard,
}) => {
  const conversation = conversationOf(page);
  const rail = page.getByRole('navigation', { name: 'Running and recent tasks' });
  const tasks = ['A', 'B'].map((name) => ({ name, gates: [createGate(), createGate(), createGate()] as const }));
  await page.goto('/');
  for (const { name, gates } of tasks) {
    const words = ['first. ', gates[0], `${name} second. `, gates[1], `${name} third. `, gates[2], `${name} last.`];
    engine.on(`Task ${name}`, text(`${name} `, ...words));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'New task' }).click();
    await send(page, `Task ${name}`);
    await expect(conversation).toContainText(`${name} first.`);
  }
  for (const round of [0, 1, 2] as const) {
    for (const { name, gates } of tasks) {
      gates[round].open();
      await rail.getByRole('link', { name: `Task ${name}` }).click();
      const all = ['first.', 'second.', 'third.', 'last.'].slice(0, round + 2).map((word) => `${name} ${word}`);
      await expect(conversation.getByText(all.join(' '), { exact: true })).toBeVisible();
      await expect(conversation).not.toContainText(name === 'A' ? 'B first.' : 'A first.');
    }
  }
  await seeEnd(page, 0, 'completed');
  const { passed } = dashboard.hop;
  expect([passed.filter(isSend).length, passed.filter(isResume).length]).toEqual([2, 0]);
});
